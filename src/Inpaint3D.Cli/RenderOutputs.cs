using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Render;

namespace Inpaint3D.Cli;

/// <summary>The files that <c>inpaint3d render</c> writes, checked before the work.</summary>
internal sealed class RenderOutputs
{
    /// <summary>Triangles that a 24-bit number tells apart, 0 being nothing.</summary>
    const int MostTriangles = (1 << 24) - 1;
    static readonly string[] s_floats = [".pfm", ".tif", ".tiff"];

    readonly string[]? _depths, _triangles, _positions, _cameras;
    readonly bool _force;

    public RenderOutputs(RenderShots shots, string picture, string? depth, string? triangles, string? positions, string? camera, bool force)
    {
        _force = force;
        Pictures = shots.Outputs(picture, ".png", Formats.Images, force);
        _depths = Floats(depth);
        _triangles = triangles is null ? null : shots.Outputs(triangles, ".png", Formats.Images, force);
        _positions = Floats(positions);
        _cameras = camera is null ? null : shots.Outputs<Field>(camera, ".json", null, force);

        string[]? Floats(string? path) => path is null ? null
            : shots.Outputs(path, ".pfm", Formats.Images, force) is var paths && Array.TrueForAll(paths, each => s_floats.Contains(Path.GetExtension(each).ToLowerInvariant())) ? paths
            : throw new ArgumentException($"{path}: depths and positions are floating-point numbers: give a name that ends in {string.Join(" or ", s_floats)}.");
    }

    /// <summary>Paths of the pictures.</summary>
    public string[] Pictures { get; }

    /// <summary>Writes all that belongs to one camera; a folder is made with its first file.</summary>
    public void Save(int k, Field picture, Rendering rendering)
    {
        Save(Pictures[k], path => Formats.SaveImage(picture, path, _force));
        Save(_depths?[k], path => Formats.SaveImage(rendering.View.Depth, path, _force));
        Save(_triangles?[k], path => Formats.SaveImage(Numbers(rendering), path, _force));
        Save(_positions?[k], path => Formats.SaveImage(rendering.Positions(), path, _force));
        Save(_cameras?[k], path => CameraFile.Save(rendering.View.Camera, path, _force));
    }

    static void Save(string? path, Action<string> save)
    {
        if (path is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        save(path);
    }

    /// <summary>Triangle numbers plus 1 as colours of three bytes, the highest red.</summary>
    static Field Numbers(Rendering rendering)
    {
        var picture = new Field(rendering.View.Camera.Width, rendering.View.Camera.Height, 1, 3) { Coding = SampleCoding.UInt8 };
        for (int i = 0; i < rendering.Triangles.Length; i++)
        {
            int number = rendering.Triangles[i] + 1;
            if (number > MostTriangles) throw new NotSupportedException($"The scene has more than {MostTriangles:N0} triangles, too many for 24-bit numbers: leave --triangles-out away, or draw its parts one by one.");
            for (int c = 0; c < 3; c++) picture.Plane(c)[i] = ((number >> (16 - (8 * c))) & 255) / 255f;
        }
        return picture;
    }
}
