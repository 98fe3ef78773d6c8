using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Methods.Patch;

namespace Inpaint3D.Tests.Fronts;

public class ReadmeTests
{
    [Fact]
    public void The_table_of_methods_is_the_catalogue()
    {
        string readme = File.ReadAllText(Repository.File("README.md"));
        string table = readme.Split("<!-- methods -->\n")[1].Split("<!-- /methods -->")[0];
        Assert.True(table == MethodsText.Markdown(), "The table of methods in README.md is out of date: run 'make readme'.");
    }

    [Fact]
    public void The_example_of_the_library_is_code_that_compiles()
    {
        string[] source = File.ReadAllLines(Repository.File("tests", "Inpaint3D.Tests", "Fronts", "ReadmeTests.cs"));
        int start = Array.FindIndex(source, line => line.Trim() == "// README begins"), end = Array.FindIndex(source, line => line.Trim() == "// README ends");
        string example = string.Join('\n', source[(start + 1)..end].Select(line => line.Length > 8 ? line[8..] : ""));
        Assert.Contains($"```csharp\n{example}\n```", File.ReadAllText(Repository.File("README.md")), StringComparison.Ordinal);
        Assert.NotNull((Action<IProgress<double>>)Example);
    }

    static void Example(IProgress<double> progress)
    {
        // README begins
        var image = Formats.LoadImage("photo.png");
        var hole = Mask.Above(Formats.LoadImage("mask.png"));
        var filled = Pipeline.FillImage(image, hole, new Criminisi { Radius = 5 }, new Run());
        Formats.SaveImage(filled, "filled.png");

        var scan = Formats.LoadMesh("scan.ply");
        var loops = Topology.Of(scan).Loops.Where(loop => !loop.IsOuterBorder).ToArray();
        var closed = Pipeline.FillMesh(scan, loops, new MinimumWeight(), texture: new Criminisi(), new Run { Progress = progress });
        Formats.SaveMesh(closed.Mesh, "closed.ply");
        foreach (var loop in closed.Loops) Console.WriteLine($"hole {loop.Id}: {loop.Refusal}");
        // README ends
    }
}
