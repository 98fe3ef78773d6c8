using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Inpaint3D.Tests.Laws;

/// <summary>The compiler of shaders: glslangValidator, through the repository's own script.</summary>
static partial class ShaderCompiler
{
    /// <summary>The version that made the SPIR-V in the repository; another one may write other bytes.</summary>
    public static string RecordedVersion { get; } = Version().Match(File.ReadAllText(Repository.File("shaders", "README.md"))).Value;

    /// <summary>The version that is installed; null if none is.</summary>
    public static string? InstalledVersion { get; } = Output("glslangValidator", "--version") is { } text ? Version().Match(text).Value : null;

    /// <summary>Files under <c>shaders/</c> with an extension, as paths from there.</summary>
    public static string[] Sources(string extension) =>
        [.. Directory.GetFiles(Repository.File("shaders"), "*." + extension, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.File("shaders"), file).Replace('\\', '/'))];

    /// <summary>Compiles all shaders into a folder.</summary>
    public static void CompileAll(string folder) => Assert.NotNull(Output("bash", Repository.File("shaders", "compile"), folder));

    /// <summary>Compiles one shader, whose includes are those of the repository.</summary>
    public static byte[] Compile(string source, string folder)
    {
        string output = Path.Combine(folder, "shader.spv");
        File.WriteAllText(Path.Combine(folder, "shader.comp"), source);
        Assert.NotNull(Output("glslangValidator", "--quiet", "-V", "--target-env", "vulkan1.2", "-I" + Repository.File("shaders"), Path.Combine(folder, "shader.comp"), "-o", output));
        return File.ReadAllBytes(output);
    }

    [GeneratedRegex(@"Glslang Version: \S+")]
    private static partial Regex Version();

    /// <summary>What a program prints; null if it is not installed. A program that fails fails the test.</summary>
    static string? Output(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
