namespace Inpaint3D.Cli;

/// <summary>The one place where an exception becomes an exit code and a sentence for people.</summary>
internal static class Failure
{
    /// <summary>Set to 1, it shows where an error came from.</summary>
    public const string DebugVariable = "INPAINT3D_DEBUG";

    /// <summary>ENOSPC, and what Windows calls ERROR_DISK_FULL.</summary>
    const int DiskFull = 28, DiskFullOnWindows = unchecked((int)0x80070070);

    public static (Exit Code, string Sentence) Explain(Exception e) => e switch
    {
        OperationCanceledException => (Exit.Interrupted, "Stopped; no file is half written."),
        ArgumentException => (Exit.Usage, WithoutParameter((ArgumentException)e)),
        InvalidDataException when e.GetBaseException() is InsufficientMemoryException => (Exit.Limit, e.Message),
        InvalidDataException or FileNotFoundException or DirectoryNotFoundException => (Exit.BadInput, e.Message),
        IOException { HResult: DiskFull or DiskFullOnWindows } => (Exit.BadOutput, "There is no room left where the output is to be written, and nothing of it was left there: free some, or choose another place."),
        IOException or UnauthorizedAccessException => (Exit.BadOutput, e.Message),
        NotSupportedException or DllNotFoundException => (Exit.Missing, e.Message),
        OutOfMemoryException => (Exit.Limit, "There is not enough memory for this: use a smaller input, or a machine with more."),
        AggregateException { InnerExceptions: [var single] } => Explain(single),
        _ => (Exit.Unexpected, $"Something went wrong that should not ({e.GetType().Name}: {e.Message}) Set {DebugVariable}=1 to see where, and please report it."),
    };

    /// <summary>The message without the "(Parameter 'x')" that the runtime adds for programmers.</summary>
    static string WithoutParameter(ArgumentException e)
    {
        int end = e.ParamName is null ? -1 : e.Message.IndexOf($" (Parameter '{e.ParamName}')", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
