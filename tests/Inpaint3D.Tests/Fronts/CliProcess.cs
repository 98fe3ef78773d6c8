using System.Diagnostics;
using System.Text.Json;

namespace Inpaint3D.Tests.Fronts;

/// <summary>
/// Runs the real command in a folder of its own, which is gone afterwards. The variable INPAINT3D_COMMAND names another one, such as an installed one.
/// </summary>
public sealed class CliProcess : IDisposable
{
    static readonly string[] s_command = Environment.GetEnvironmentVariable("INPAINT3D_COMMAND") is { Length: > 0 } other
        ? [other] : ["dotnet", Path.Combine(AppContext.BaseDirectory, "Inpaint3D.Cli.dll")];

    /// <summary>The command's current folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("inpaint3d-cli-").FullName;

    /// <summary>Variables that the command is given besides those of this process.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the command to its end.</summary>
    public Ended Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts the command, for tests that interrupt it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(s_command[0], [.. s_command[1..], .. arguments])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment.Remove("INPAINT3D_DEBUG");
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Names of all files in the folder, hidden ones too.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}

/// <summary>How a call of the command ended.</summary>
public sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>The JSON object on the last line of standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;
}
