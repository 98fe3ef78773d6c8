namespace Inpaint3D.Media;

/// <summary>A native library that some formats need and that may be absent.</summary>
/// <param name="Name">Its name, such as <c>libvips</c>.</param>
/// <param name="Package">The package of Debian and Ubuntu that installs it.</param>
/// <param name="Purpose">What needs it, for people.</param>
/// <param name="Version">The version found; null when it is not installed or too old.</param>
public sealed record NativeLibrary(string Name, string Package, string Purpose, string? Version)
{
    /// <summary>The error of a call that needs it while it is absent.</summary>
    public NotSupportedException Missing() =>
        new($"{Name} was not found: {Purpose} need it; install {Package} (Debian/Ubuntu: apt install {Package}).");
}
