using System.Reflection;

namespace Inpaint3D.Tests;

/// <summary>Where the checkout lies, for tests that read the repository's own files.</summary>
static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);
}
