Console.WriteLine("inpaint3d");
