using Silk.NET.Vulkan.Generator;

// Writes the bindings: dotnet run --project src/Silk.NET.Vulkan.Generator [vk.xml], from the root of the repository.
string registry = args.Length > 0 ? args[0] : "/usr/share/vulkan/registry/vk.xml";
const string Target = "src/Silk.NET.Vulkan", AllowList = "src/Silk.NET.Vulkan.Generator/allow-list.txt";

foreach (string needed in (string[])[registry, AllowList])
{
    if (File.Exists(needed)) continue;
    Console.Error.WriteLine($"{needed} was not found. Run this from the root of the repository, with the path of vk.xml (Debian: libvulkan-dev) unless it is installed.");
    return 1;
}

var files = GeneratedFiles.From(RegistryReader.Read(registry), File.ReadLines(AllowList));
foreach (string old in Directory.EnumerateFiles(Target, "*.gen.cs", SearchOption.AllDirectories)) File.Delete(old);
foreach (var (path, text) in files)
{
    string file = Path.Combine(Target, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}
Console.WriteLine($"{files.Count} files, {files.Values.Sum(text => text.Length):N0} characters.");
return 0;
