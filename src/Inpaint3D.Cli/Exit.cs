namespace Inpaint3D.Cli;

/// <summary>How the process ends; scripts rely on these numbers.</summary>
internal enum Exit
{
    Ok = 0,
    Unexpected = 1,
    Usage = 2,
    BadInput = 3,
    BadOutput = 4,
    SomeFailed = 5,
    Missing = 6,
    Limit = 7,
    NotVerified = 8,
    Interrupted = 130,
    Terminated = 143,
}
