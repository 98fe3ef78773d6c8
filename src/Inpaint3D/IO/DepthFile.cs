using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>What the numbers of a depth picture mean.</summary>
public enum DepthKind
{
    /// <summary>Depth along the viewing axis.</summary>
    Distance,
    /// <summary>1/z: of a float picture the number itself, of an 8- or 16-bit picture a share of the way from 1/far (0) to 1/near (the largest code).</summary>
    Inverse,
    /// <summary>Shift in pixels between the two pictures of a stereo pair: z = focal · baseline / disparity.</summary>
    Disparity,
}

/// <summary>How a depth picture is coded.</summary>
/// <param name="Kind">What its numbers mean.</param>
public sealed record DepthCoding(DepthKind Kind = DepthKind.Distance)
{
    /// <summary>Metres, or any unit, of one unit of the file: 0.001 for millimetres in 16 bits, 0.25 for disparities stored four times as large.</summary>
    public double Scale { get; init; } = 1;
    /// <summary>Depth of the largest code of a picture of inverse depth.</summary>
    public double Near { get; init; }
    /// <summary>Depth of code 0 of a picture of inverse depth; may be infinite.</summary>
    public double Far { get; init; }
    /// <summary>Focal length in pixels times baseline in the unit of the depth, for disparities.</summary>
    public double FocalTimesBaseline { get; init; }
}

/// <summary>Reads depth pictures.</summary>
public static class DepthFile
{
    /// <summary>Reads a depth picture of any picture format (PFM, PNG, ...).</summary>
    /// <returns>One channel, depth along the viewing axis; 0 = unknown.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or no depth in it is known.</exception>
    /// <exception cref="ArgumentException">A number that this kind of depth needs is missing or senseless.</exception>
    public static Field Load(string path, DepthCoding? coding = null)
    {
        var depth = Decode(Formats.LoadImage(path), coding ?? new DepthCoding());
        return depth.Samples.AsSpan().ContainsAnyExcept(0f) ? depth : throw new InvalidDataException($"{path}: no pixel has a known depth.");
    }

    /// <summary>Depth along the viewing axis from the numbers of a file; 0 where they are not finite or not positive.</summary>
    /// <param name="picture">The file's numbers; its first channel counts.</param>
    /// <param name="coding">What they mean.</param>
    /// <exception cref="ArgumentException">A number that this kind of depth needs is missing or senseless.</exception>
    public static Field Decode(Field picture, DepthCoding coding)
    {
        if (!(coding.Scale > 0)) throw new ArgumentException($"The scale of the depth is {coding.Scale} and must be positive.");
        double unit = coding.Scale * picture.Coding switch { SampleCoding.UInt8 => 255, SampleCoding.UInt16 => 65535, _ => 1 };
        Func<double, double> decode = coding.Kind switch
        {
            DepthKind.Disparity when coding.FocalTimesBaseline > 0 => v => coding.FocalTimesBaseline / (v * unit),
            DepthKind.Disparity => throw new ArgumentException("A disparity needs the focal length (pixels) and the baseline of the pair to become a depth: give --focal and --baseline."),
            DepthKind.Inverse when picture.Coding == SampleCoding.Float32 => v => 1 / (v * unit),
            DepthKind.Inverse when coding.Near > 0 && coding.Far > coding.Near => v => 1 / ((v * ((1 / coding.Near) - (1 / coding.Far))) + (1 / coding.Far)),
            DepthKind.Inverse => throw new ArgumentException("An inverse depth in 8 or 16 bits needs 0 < near < far: put znear and zfar into the camera file."),
            _ => v => v * unit,
        };
        var depth = new Field(picture.Width, picture.Height, picture.Depth);
        for (int i = 0; i < depth.Samples.Length; i++)
        {
            double z = decode(picture.Samples[i]);
            depth.Samples[i] = z > 0 && z < float.MaxValue ? (float)z : 0;
        }
        return depth;
    }
}
