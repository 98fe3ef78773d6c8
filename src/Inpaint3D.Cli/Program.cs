return Inpaint3D.Cli.CommandLine.Run(args);
