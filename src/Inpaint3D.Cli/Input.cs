using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>Reads the files a verb is given. Whatever is wrong with them is told as <see cref="InvalidDataException"/> or a missing file.</summary>
internal static class Input
{
    /// <summary>Pixels from which on the memory of a picture is worth a collection.</summary>
    const int Large = 1 << 22;

    public static Field Image(string path) => Read(path, Formats.LoadImage, Formats.IsMesh, "is no picture but a mesh, by its name: 'inpaint3d mesh' closes its holes.");

    /// <summary>Refuses what is no picture at a glance, before more is checked.</summary>
    public static void CheckImage(string path)
    {
        if (!File.Exists(path) || Formats.IsMesh(path)) _ = Image(path);
    }

    public static Mesh Mesh(string path, Report report)
    {
        var mesh = Read(path, Formats.LoadMesh, Formats.IsImage, "is no mesh but a picture, by its name: 'inpaint3d image' fills its hole.");
        foreach (string note in mesh.Notes) report.Note($"{path}: {note}");
        return mesh;
    }

    /// <summary>The connectivity of a mesh, which must have triangles.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="path">The file it came from, where it is one.</param>
    /// <param name="host">The threads that it takes; by default one a core.</param>
    public static Topology Topology(Mesh mesh, string? path = null, CpuDevice? host = null)
    {
        if (mesh.Positions.Length == 0) throw new InvalidDataException($"{path ?? "The mesh"}{(path is null ? "" : ":")} has no vertices and no faces, so there is nothing to close.");
        if (mesh.IsPointCloud && path is not null) throw new InvalidDataException($"{path}: is a point cloud without faces: it has no holes to close; make a surface of it first.");
        return Geometry.Topology.Of(Check(new MeshHole(mesh, [])).Mesh, host);
    }

    /// <summary>A mask, white where something is missing, of the size of the image it is for.</summary>
    public static Mask Mask(string path, Field image, string imagePath) => Data.Mask.Above(SameSize(Image(path), path, image, imagePath, "mask"));

    /// <summary>The picture if it is as large as the one it goes with.</summary>
    public static Field SameSize(Field picture, string path, Field image, string imagePath, string what) => picture.Width == image.Width && picture.Height == image.Height ? picture
        : throw new InvalidDataException($"{path} is {picture.Width} x {picture.Height} pixels and {imagePath} is {image.Width} x {image.Height}: {what} and image must have the same size.");

    /// <summary>Gives back what was read beside a large picture, before work on it needs the room.</summary>
    public static void Release(Field image)
    {
        if (image.PlaneLength >= Large) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }

    /// <summary>The problem, unless files that were read well make none that can be filled.</summary>
    public static TProblem Check<TProblem>(TProblem problem) where TProblem : IProblem => Blame(() =>
    {
        problem.Check();
        return problem;
    });

    /// <summary>Does what depends on the files alone: an argument refused there is the fault of the files, not of what was typed.</summary>
    public static T Blame<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>Reads a file; what cannot be read and is of another kind by its name is told so.</summary>
    static T Read<T>(string path, Func<string, T> load, Func<string, bool> isOther, string other)
    {
        try
        {
            return load(path);
        }
        catch (InvalidDataException e) when (isOther(path))
        {
            throw new InvalidDataException($"{path}: {other}", e);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new InvalidDataException($"{path}: cannot be read: {e.Message}", e);
        }
    }
}
