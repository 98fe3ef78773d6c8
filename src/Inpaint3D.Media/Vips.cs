using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inpaint3D.Media;

/// <summary>
/// The functions of libvips and of GObject beneath it that pictures need; none takes a variable number of arguments, so that the
/// calls are the same on every processor. Loaders that libvips does not trust with hostile files stay blocked.
/// </summary>
static unsafe partial class Vips
{
    const string Library = "vips", GObject = "gobject", GLib = "glib";

    /// <summary>Formats of a sample (VipsBandFormat) that need no conversion.</summary>
    public enum BandFormat { UInt8 = 0, UInt16 = 2, Float = 6 }

    /// <summary>What bands mean (VipsInterpretation), as far as they are written.</summary>
    public enum Interpretation { Multiband = 0, Grey = 1, Rgb = 17, Srgb = 22, Rgb16 = 25, Grey16 = 26, LinearRgb = 28 }

    /// <summary>A value of any type, as GObject passes it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Value
    {
        nuint _type;
        fixed ulong _data[2];
    }

    static readonly Lazy<string?> s_version = new(Start);

    /// <summary>The library's version, or null when it is absent or older than 8.13; the first call starts the library.</summary>
    public static string? Version => s_version.Value;

    /// <summary>How <c>doctor</c> lists it.</summary>
    public static NativeLibrary Description => new("libvips", "libvips42", "JPEG, TIFF, WebP, GIF and HEIF pictures", Version);

    /// <summary>Starts the library.</summary>
    /// <exception cref="NotSupportedException">It is absent.</exception>
    public static void Require()
    {
        if (Version is null) throw Description.Missing();
    }

    /// <summary>The error that libvips reports, and forgets.</summary>
    public static string LastError()
    {
        byte* text = vips_error_buffer_copy();
        string message = Marshal.PtrToStringUTF8((nint)text)?.Trim().Replace('\n', ';') ?? "";
        g_free(text);
        return message.Length > 0 ? message : "libvips cannot read it";
    }

    static string? Start()
    {
        if (!NativeResolver.Has(Library, "vips_block_untrusted_set")) return null;
        g_log_set_default_handler(&Silence, null);
        if (vips_init("inpaint3d") != 0) return null;
        vips_block_untrusted_set(1);
        vips_cache_set_max(0);
        return $"{vips_version(0)}.{vips_version(1)}.{vips_version(2)}";
    }

    // Warnings of the codecs go nowhere; errors come back as return values.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Silence(byte* domain, int level, byte* message, void* data) { }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] private static partial int vips_init(string program);
    [LibraryImport(Library)] private static partial int vips_version(int part);
    [LibraryImport(Library)] private static partial void vips_block_untrusted_set(int state);
    [LibraryImport(Library)] private static partial void vips_cache_set_max(int operations);
    [LibraryImport(Library)] private static partial byte* vips_error_buffer_copy();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial nint vips_operation_new(string name);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int vips_object_set_argument_from_string(nint operation, string name, string value);
    [LibraryImport(Library)] public static partial nint vips_cache_operation_build(nint operation);
    [LibraryImport(Library)] public static partial void vips_object_unref_outputs(nint operation);
    [LibraryImport(Library)] public static partial nint vips_foreign_find_load_buffer(void* data, nuint length);
    [LibraryImport(Library)] public static partial nuint vips_blob_get_type();
    [LibraryImport(Library)] public static partial void vips_value_set_blob(Value* value, nint free, void* data, nuint length);
    [LibraryImport(Library)] public static partial void* vips_value_get_blob(Value* value, out nuint length);

    [LibraryImport(Library)] public static partial nuint vips_image_get_type();
    [LibraryImport(Library)] public static partial nint vips_image_new_from_memory(void* data, nuint size, int width, int height, int bands, BandFormat format);
    [LibraryImport(Library)] public static partial void vips_image_init_fields(nint image, int width, int height, int bands, BandFormat format, int coding, Interpretation interpretation, double xResolution, double yResolution);
    [LibraryImport(Library)] public static partial void* vips_image_write_to_memory(nint image, out nuint size);
    [LibraryImport(Library)] public static partial int vips_image_get_width(nint image);
    [LibraryImport(Library)] public static partial int vips_image_get_height(nint image);
    [LibraryImport(Library)] public static partial int vips_image_get_bands(nint image);
    [LibraryImport(Library)] public static partial BandFormat vips_image_get_format(nint image);
    [LibraryImport(Library)] public static partial Interpretation vips_image_get_interpretation(nint image);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial nuint vips_image_get_typeof(nint image, string name);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int vips_image_get_blob(nint image, string name, out byte* data, out nuint length);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial void vips_image_set_blob_copy(nint image, string name, byte* data, nuint length);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int vips_image_get_int(nint image, string name, out int value);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial void vips_image_set_int(nint image, string name, int value);

    [LibraryImport(GObject)] public static partial Value* g_value_init(Value* value, nuint type);
    [LibraryImport(GObject)] public static partial void g_value_unset(Value* value);
    [LibraryImport(GObject)] public static partial void g_value_set_object(Value* value, nint instance);
    [LibraryImport(GObject)] public static partial nint g_value_dup_object(Value* value);
    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)] public static partial void g_object_set_property(nint instance, string name, Value* value);
    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)] public static partial void g_object_get_property(nint instance, string name, Value* value);
    [LibraryImport(GObject)] public static partial void g_object_unref(nint instance);
    [LibraryImport(GLib)] public static partial void g_free(void* memory);
    [LibraryImport(GLib)] private static partial nint g_log_set_default_handler(delegate* unmanaged[Cdecl]<byte*, int, byte*, void*, void> handler, void* data);
}
