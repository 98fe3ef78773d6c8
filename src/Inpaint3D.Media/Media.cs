namespace Inpaint3D.Media;

/// <summary>Adds this assembly's formats to <see cref="IO.Formats"/>.</summary>
public static class MediaFormats
{
}
