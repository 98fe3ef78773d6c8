using Inpaint3D.Data;
using static Inpaint3D.Media.Vips;

namespace Inpaint3D.Media;

/// <summary>The profile, EXIF block and orientation of a picture in libvips.</summary>
static unsafe class VipsMetadata
{
    const string Profile = "icc-profile-data", Exif = "exif-data", Orientation = "orientation";

    /// <summary>What the picture carries, or null.</summary>
    public static ImageMetadata? Read(nint image)
    {
        byte[]? profile = Blob(image, Profile), exif = Blob(image, Exif);
        if (exif is not null && exif.AsSpan().StartsWith("Exif\0\0"u8)) exif = exif[6..];
        // TIFF has the orientation as a tag of its own.
        if (exif is null && vips_image_get_typeof(image, Orientation) != 0 && vips_image_get_int(image, Orientation, out int orientation) == 0 && orientation is > 1 and <= 8)
            exif = ExifOrientation.Make(orientation);
        return profile is null && exif is null ? null : new ImageMetadata(profile, exif);
    }

    /// <summary>Gives the picture what the field carries, as far as libvips writes it unchanged: profile and orientation.</summary>
    public static void Write(Field picture, nint image)
    {
        if (picture.Metadata?.ProfileFor(picture.Channels) is { } profile)
            fixed (byte* data = profile) vips_image_set_blob_copy(image, Profile, data, (nuint)profile.Length);
        if (picture.Metadata?.Exif is { } exif && ExifOrientation.Find(exif) is > 1 and var orientation) vips_image_set_int(image, Orientation, orientation);
    }

    static byte[]? Blob(nint image, string name)
    {
        if (vips_image_get_typeof(image, name) == 0 || vips_image_get_blob(image, name, out byte* data, out nuint length) != 0) return null;
        return length is 0 or > int.MaxValue ? null : new Span<byte>(data, (int)length).ToArray();
    }
}
