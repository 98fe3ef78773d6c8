using System.Text.RegularExpressions;

namespace Inpaint3D.Tests.Laws;

/// <summary>Dependencies point one way; read from the sources.</summary>
public partial class Architecture
{
    /// <summary>What the files of a folder of the library may use.</summary>
    static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["Data"] = [],
        ["Compute"] = ["Data"],
        ["Numerics"] = ["Data", "Compute"],
        ["IO"] = ["Data"],
        ["Geometry"] = ["Data", "Compute", "Numerics"],
        ["Render"] = ["Data", "Compute", "Numerics", "Geometry"],
        ["Views"] = ["Data", "Compute", "Numerics", "Geometry", "Render"],
        ["Metrics"] = ["Data", "Numerics", "Geometry"],
        ["Methods"] = ["Data", "Compute", "Numerics", "Geometry", "Views"],
    };

    /// <summary>What the folders within a folder may use of each other; all may use the files beside them.</summary>
    static readonly Dictionary<string, string[]> s_rooms = new()
    {
        ["Numerics/Sparse"] = [],
        ["Numerics/Grids"] = ["Sparse"],
        ["Numerics/Patches"] = ["Grids"],
        ["Numerics/Curves"] = [],
        ["Geometry/CleanUp"] = [],
        ["Geometry/Triangulation"] = [],
        ["Geometry/Volumes"] = ["Triangulation"],
        ["Geometry/Shape"] = ["Triangulation"],
        ["Geometry/Creases"] = ["Triangulation", "Shape"],
        ["Geometry/Charts"] = ["Shape"],
        ["Geometry/Filling"] = ["Triangulation", "Shape", "Charts"],
    };

    [Fact]
    public void The_library_folders_use_only_those_before_them()
    {
        foreach (var (folder, allowed) in s_arrows)
        {
            foreach (string file in Sources("src", "Inpaint3D", folder))
            {
                foreach (string used in Uses(file).Where(name => s_arrows.ContainsKey(name) && name != folder))
                    Assert.True(allowed.Contains(used), $"{Path.GetRelativePath(Repository.Root, file)} uses {used}, against the direction of the design.");
            }
        }
    }

    [Theory]
    [InlineData("Geometry")]
    [InlineData("Numerics")]
    public void A_folder_within_a_folder_uses_only_those_before_it_and_the_files_beside_them_use_none(string folder)
    {
        foreach (string file in Sources("src", "Inpaint3D", folder))
        {
            string room = Path.GetRelativePath(Repository.File("src", "Inpaint3D"), Path.GetDirectoryName(file)!).Replace('\\', '/');
            string[] allowed = room == folder ? [] : s_rooms[room];
            foreach (Match used in Regex.Matches(File.ReadAllText(file), $@"^using Inpaint3D\.{folder}\.(\w+)", RegexOptions.Multiline))
                Assert.True(allowed.Contains(used.Groups[1].Value), $"{room}/{Path.GetFileName(file)} uses {used.Groups[1].Value}, against the direction of the design.");
        }
    }

    [Fact]
    public void The_library_needs_nothing_but_dotnet()
    {
        Assert.DoesNotContain("Reference", File.ReadAllText(Repository.File("src", "Inpaint3D", "Inpaint3D.csproj")), StringComparison.Ordinal);
        Assert.All(Sources("src", "Inpaint3D"), file => Assert.DoesNotContain(Uses(file), name => name is "Media" or "Vulkan" or "Cli"));
    }

    [Fact]
    public void Only_the_project_for_Vulkan_knows_Vulkan_and_it_knows_nothing_above_it()
    {
        foreach (string file in Sources("src").Where(file => !file.Contains("Silk.NET.", StringComparison.Ordinal)))
        {
            bool inside = file.StartsWith(Repository.File("src", "Inpaint3D.Vulkan") + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            if (inside) Assert.DoesNotContain(Uses(file), name => name is "Media" or "Cli");
            else Assert.False(File.ReadLines(file).Any(line => line.StartsWith("using ", StringComparison.Ordinal) && line.Contains("Silk.NET", StringComparison.Ordinal)), $"{Path.GetRelativePath(Repository.Root, file)} calls Vulkan itself.");
        }
        foreach (string project in Directory.EnumerateFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories))
            Assert.Equal(Path.GetFileName(project) == "Inpaint3D.Vulkan.csproj", File.ReadAllText(project).Contains("Bindings.props", StringComparison.Ordinal));
    }

    [Fact]
    public void A_namespace_is_the_path_of_its_folder()
    {
        foreach (string file in Sources("src").Where(IsOurs))
        {
            string folder = Path.GetRelativePath(Repository.File("src"), Path.GetDirectoryName(file)!).Replace('/', '.').Replace('\\', '.');
            var declared = NamespaceLine().Match(File.ReadAllText(file));
            if (declared.Success) Assert.True(declared.Groups[1].Value == folder, $"{file}: namespace {declared.Groups[1].Value} in folder {folder}");
        }
    }

    [Fact]
    public void No_file_is_named_for_being_a_drawer()
    {
        Assert.All(Sources("src").Where(IsOurs), file => Assert.DoesNotMatch(@"(Util|Helper|Common|Misc|Manager)", Path.GetRelativePath(Repository.Root, file)));
    }

    /// <summary>False for the bindings, whose names and namespaces are those of the package that they stand for.</summary>
    static bool IsOurs(string file) => !file.StartsWith(Repository.File("src", "Silk.NET.Vulkan") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static IEnumerable<string> Sources(params string[] folder) =>
        Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));

    /// <summary>First name after <c>Inpaint3D.</c> in the using lines and in qualified names.</summary>
    static IEnumerable<string> Uses(string file) =>
        UsedName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"^\s*using\s+(?:static\s+)?Inpaint3D\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedName();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
