using System.Text.Json.Nodes;
using Spectre.Console;

namespace Inpaint3D.Cli;

/// <summary>
/// What the command says: results on standard output, as lines for people or as one JSON object; notes, errors and the
/// progress bar on standard error, the bar only on a terminal.
/// </summary>
internal sealed class Report(bool json, bool quiet)
{
    readonly List<string> _notes = [];

    /// <summary>True when the result is wanted as JSON, so that lines for people are left out.</summary>
    public bool Json { get; } = json;

    /// <summary>A line of the result for people.</summary>
    public void Line(string text)
    {
        if (!Json && !quiet) Console.Out.WriteLine(text);
    }

    /// <summary>A remark; programs find it in the result, under <c>notes</c>.</summary>
    public void Note(string text)
    {
        lock (_notes) _notes.Add(text);
        if (!quiet) Console.Error.WriteLine(text);
    }

    /// <summary>The result for programs, the last line on standard output.</summary>
    public void Result(JsonObject result)
    {
        if (!Json) return;
        if (_notes.Count > 0) result["notes"] = new JsonArray([.. _notes]);
        Console.Out.WriteLine(result.ToJsonString());
    }

    /// <summary>Lines in columns, the first row is the heading; a column is right-aligned when its heading starts with a space.</summary>
    public void Table(IReadOnlyList<string[]> rows)
    {
        int columns = rows[0].Length;
        var widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].TrimStart().Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) =>
                rows[0][column].StartsWith(' ') ? cell.TrimStart().PadLeft(widths[column]) : cell.PadRight(widths[column]));
            Line(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>What went wrong: a sentence on standard error and, with JSON, an object on standard output.</summary>
    public void Error(Exit code, string sentence)
    {
        Failed(sentence);
        Result(new JsonObject { ["error"] = sentence, ["exit_code"] = (int)code });
    }

    /// <summary>What went wrong with one of several.</summary>
    public static void Failed(string sentence) => Console.Error.WriteLine($"inpaint3d: {sentence}");

    /// <summary>Does work that reports progress 0..1, under a bar where somebody watches.</summary>
    public T Watch<T>(string title, Func<IProgress<double>?, T> work)
    {
        if (quiet || Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb") return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Start(bars =>
        {
            var bar = bars.AddTask(title, maxValue: 1);
            return work(new Bar(bar));
        });
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, it sets the value at once and on the calling thread.</summary>
    sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
