using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>
/// The frames of <c>inpaint3d view</c>: picture, depth and source camera of each, and the camera to look from. What is given
/// once serves all frames; what is given as a folder has one file a frame, in the order of their names.
/// </summary>
internal sealed class ViewFrames
{
    readonly string[] _colors, _depths, _cameras, _targets;
    readonly double? _baseline, _focal;
    readonly DepthKind? _kind;
    readonly double _scale;
    readonly bool _many;

    /// <summary>Finds the files.</summary>
    /// <exception cref="ArgumentException">What says where to look from is missing.</exception>
    /// <exception cref="InvalidDataException">Folders have different numbers of files.</exception>
    public ViewFrames(string color, string depth, string? camera, string? to, double? baseline, double? focal, string? kind, double? scale)
    {
        if (camera is null && focal is null) throw new ArgumentException("The camera of the picture is missing: give --camera SOURCE.json, or --focal F.");
        if (to is null && baseline is null) throw new ArgumentException("Where to look from is missing: give --to TARGET.json, or --baseline B.");
        (_baseline, _focal, _scale) = (baseline, focal, scale ?? 1);
        _kind = kind is null ? null : ParseKind(kind);
        (_colors, _depths) = (Files(color, Formats.IsImage), Files(depth, Formats.IsImage));
        (_cameras, _targets) = (camera is null ? [] : Files(camera, IsJson), to is null ? [] : Files(to, IsJson));
        _many = Directory.Exists(color) || Directory.Exists(to);
        Count = new[] { _colors, _depths, _cameras, _targets }.Max(files => files.Length);
        foreach (var (path, files) in new[] { (color, _colors), (depth, _depths), (camera, _cameras), (to, _targets) })
            if (files.Length > 1 && files.Length != Count) throw new InvalidDataException($"{path} has {files.Length} files for {Count} views: there must be one for each.");
    }

    /// <summary>Views to make.</summary>
    public int Count { get; }

    /// <summary>Reads one frame.</summary>
    public (View Source, Camera Target) Load(int k)
    {
        var color = Input.Image(Of(_colors, k));
        var camera = _cameras.Length > 0 ? CameraFile.Load(Of(_cameras, k))
            : new Camera(color.Width, color.Height, _focal!.Value, _focal.Value, 0.5 * (color.Width - 1), 0.5 * (color.Height - 1));
        var depth = Decode(Input.Image(Of(_depths, k)), camera, k);
        var target = _targets.Length > 0 ? CameraFile.Load(Of(_targets, k)) : camera.Moved(new Vec3(_baseline!.Value, 0, 0));
        return (new View(camera, color, depth, new Mask(color.Width, color.Height)), target);
    }

    /// <summary>A path to write for each view, checked; a folder is made where there are several.</summary>
    public string[] Outputs(string path, string ending, bool force)
    {
        if (!_many)
        {
            Output.Check(Formats.Images, path, force);
            return [path];
        }
        Output.CheckFolder(path, force);
        var names = _targets.Length == Count ? _targets : _colors;
        return [.. names.Select(name => Path.Combine(path, Path.GetFileNameWithoutExtension(name) + ending))];
    }

    Field Decode(Field picture, Camera camera, int k)
    {
        var range = _cameras.Length > 0 ? CameraFile.LoadDepthRange(Of(_cameras, k)) : null;
        var kind = _kind ?? (_cameras.Length == 0 ? DepthKind.Disparity
            : range is not null && picture.Coding != SampleCoding.Float32 ? DepthKind.Inverse : DepthKind.Distance);
        return DepthFile.Decode(picture, new DepthCoding(kind)
        {
            Scale = _scale, Near = range?.Near ?? 0, Far = range?.Far ?? 0, FocalTimesBaseline = camera.FocalX * Math.Abs(_baseline ?? 0),
        });
    }

    static string Of(string[] files, int k) => files.Length == 1 ? files[0] : files[k];

    public static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file as it is, or the files of a folder that are wanted, by name.</summary>
    /// <exception cref="InvalidDataException">The folder has none.</exception>
    public static string[] Files(string path, Func<string, bool> wanted)
    {
        if (!Directory.Exists(path)) return [path];
        string[] files = [.. Directory.EnumerateFiles(path).Where(wanted).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new InvalidDataException($"{path}: the folder has no files of the kind that is needed here.");
    }

    static DepthKind ParseKind(string word) => Enum.GetValues<DepthKind>().Cast<DepthKind?>().FirstOrDefault(kind => Catalog.Kebab(kind.ToString()!) == word)
        ?? throw new ArgumentException(Catalog.Unknown("kind of depth", word, Enum.GetNames<DepthKind>().Select(Catalog.Kebab)));
}
