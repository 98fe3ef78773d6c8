using Inpaint3D.IO;

namespace Inpaint3D.Media;

/// <summary>Adds this assembly's formats to <see cref="Formats"/>.</summary>
public static class MediaFormats
{
    static readonly Lock s_lock = new();
    static bool s_registered;

    /// <summary>Adds the formats; further calls do nothing. Libraries are loaded when a file needs them, not here.</summary>
    public static void Register()
    {
        lock (s_lock)
        {
            if (s_registered) return;
            s_registered = true;
            foreach (var format in VipsImages.All) Formats.Register(format);
            Formats.Register(new AssimpMeshes());
        }
    }

    /// <summary>The native libraries behind the formats, with the versions found.</summary>
    public static IReadOnlyList<NativeLibrary> Libraries => [Vips.Description, Assimp.Description];
}
