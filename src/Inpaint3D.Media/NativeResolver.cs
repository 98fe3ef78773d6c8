using System.Reflection;
using System.Runtime.InteropServices;
using Loader = System.Runtime.InteropServices.NativeLibrary;

namespace Inpaint3D.Media;

/// <summary>Finds the libraries behind this assembly's imports under the file names that systems give them.</summary>
static class NativeResolver
{
    static readonly Dictionary<string, string[]> s_files = new()
    {
        ["vips"] = ["libvips.so.42", "libvips.so", "libvips-42.dll", "libvips.42.dylib"],
        ["gobject"] = ["libgobject-2.0.so.0", "libgobject-2.0-0.dll", "libgobject-2.0.0.dylib"],
        ["assimp"] = ["libassimp.so.6", "libassimp.so.5", "libassimp.so", "assimp-vc143-mt.dll", "libassimp.dylib"],
        ["glib"] = ["libglib-2.0.so.0", "libglib-2.0-0.dll", "libglib-2.0.0.dylib"],
    };

    static NativeResolver() => Loader.SetDllImportResolver(typeof(NativeResolver).Assembly, (name, assembly, _) => TryLoad(name, out nint library) ? library : 0);

    /// <summary>Loads a library by the name that the imports use.</summary>
    public static bool TryLoad(string name, out nint library)
    {
        library = 0;
        foreach (string file in s_files.GetValueOrDefault(name, []))
            if (Loader.TryLoad(file, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out library)) return true;
        return false;
    }

    /// <summary>True when a library is there and has a function.</summary>
    public static bool Has(string name, string function) => TryLoad(name, out nint library) && Loader.TryGetExport(library, function, out _);
}
