using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Render;

namespace Inpaint3D.Cli;

/// <summary>From where <c>inpaint3d render</c> looks: one camera, or several with a name each.</summary>
/// <param name="CameraPath">A camera file or a folder of them; null or <c>auto</c> chooses by itself.</param>
/// <param name="Turntable">Cameras around the scene, or null.</param>
/// <param name="Size">Columns and rows, or null for 1280 × 720 or what the camera file says.</param>
/// <param name="Azimuth">Degrees from the front to the right, or null to choose.</param>
/// <param name="Elevation">Degrees above the horizon, or null to choose.</param>
/// <param name="Up">The axis that is up.</param>
internal sealed record RenderShots(string? CameraPath, int? Turntable, (int Width, int Height)? Size, double? Azimuth, double? Elevation, Vec3 Up)
{
    const int UsualWidth = 1280, UsualHeight = 720;

    readonly string[] _files = CameraPath is null or "auto" ? [] : ViewFrames.Files(CameraPath, ViewFrames.IsJson);

    /// <summary>A camera file or a folder of them; null chooses by itself.</summary>
    public string? CameraPath { get; } = CameraPath == "auto" ? null : CameraPath;

    /// <summary>Pictures to make.</summary>
    public int Count => Turntable ?? Math.Max(_files.Length, 1);

    /// <summary>True when there is a folder or a turn of pictures, so that each has its name.</summary>
    bool IsSeries => Turntable is not null || Directory.Exists(CameraPath);

    /// <summary>Refuses what contradicts itself.</summary>
    /// <exception cref="ArgumentException">A camera file comes with options that place a camera.</exception>
    public void Check()
    {
        if (CameraPath is not null && (Turntable is not null || Azimuth is not null || Elevation is not null))
            throw new ArgumentException("--camera says where to look from, so --turntable, --azimuth and --elevation cannot be given with it.");
        if (Elevation is not null and not (> -90 and < 90)) throw new ArgumentException($"--elevation {Elevation}: must be between -90 and 90 degrees.");
    }

    /// <summary>The cameras.</summary>
    /// <param name="scene">What is to be seen.</param>
    /// <param name="holes">The holes that should be seen best; none for the surface.</param>
    /// <param name="also">What is drawn over the scene and is to be seen too, or null.</param>
    public Camera[] Cameras(Mesh scene, IReadOnlyList<Loop> holes, Marks? also)
    {
        if (CameraPath is not null) return Array.ConvertAll(_files, file => Scaled(CameraFile.Load(file), file));
        var (width, height) = Size ?? (UsualWidth, UsualHeight);
        return Input.Blame(() =>
        {
            var viewpoint = new Viewpoint(scene, Up, also?.Shape.Positions);
            var best = viewpoint.Best(holes);
            double azimuth = Azimuth * Math.PI / 180 ?? best.Azimuth, elevation = Elevation * Math.PI / 180 ?? best.Elevation;
            return Turntable is { } count ? viewpoint.Turntable(width, height, count, azimuth, elevation) : [viewpoint.Camera(width, height, azimuth, elevation)];
        });
    }

    /// <summary>A path for each picture, checked: the path itself for one; for several files in a folder, or, where the path has an ending, files beside each other.</summary>
    public string[] Outputs<T>(string path, string ending, IReadOnlyList<FileFormat<T>>? formats, bool force)
    {
        bool folder = IsSeries && Path.GetExtension(path).Length == 0;
        if (folder) Output.CheckFolder(path, force);
        string[] names = [.. Enumerable.Range(0, Count).Select(k => _files.Length > 0 ? Path.GetFileNameWithoutExtension(_files[k]) : $"{k:000}")];
        string[] paths = !IsSeries ? [path]
            : folder ? Array.ConvertAll(names, name => Path.Combine(path, name + ending))
            : Array.ConvertAll(names, name => Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{name}{Path.GetExtension(path)}"));
        if (folder) return paths;
        foreach (string each in paths)
        {
            if (formats is not null) Output.Check(formats, each, force);
            else Output.CheckFree(each, force);
        }
        return paths;
    }

    /// <summary>The camera with the pixels that were asked for.</summary>
    Camera Scaled(Camera camera, string file)
    {
        if (Size is not var (width, height)) return camera;
        double x = (double)width / camera.Width, y = (double)height / camera.Height;
        if (Math.Abs((x / y) - 1) > 0.01) throw new ArgumentException($"--size {width}x{height}: the camera {file} has pictures of {camera.Width} x {camera.Height}, which is another shape.");
        return camera with
        {
            Width = width, Height = height, FocalX = x * camera.FocalX, FocalY = y * camera.FocalY,
            CenterX = (x * (camera.CenterX + 0.5)) - 0.5, CenterY = (y * (camera.CenterY + 0.5)) - 0.5,
        };
    }
}
