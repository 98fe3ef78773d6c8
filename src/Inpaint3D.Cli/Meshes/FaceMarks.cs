using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Cli.Meshes;

/// <summary>Columns that tell new faces from old ones, and how far they can be relied on. Marks of an earlier run are kept.</summary>
internal static class FaceMarks
{
    /// <summary>Refuses a file that cannot hold them.</summary>
    /// <exception cref="ArgumentException">Its format has no columns of faces.</exception>
    public static void Check(string path)
    {
        if (Formats.Writer(Formats.Meshes, path) is not Ply and var format) throw new ArgumentException($"--mark: {format.Name} has no columns of faces: write a .ply file, or leave --mark out.");
    }

    /// <summary>The filled mesh with its marks.</summary>
    public static Mesh Add(MeshOutcome outcome)
    {
        var (mesh, old) = (outcome.Filled.Mesh, outcome.Old.FaceCount);
        var filled = Column<byte>(mesh, "filled", old, 0);
        filled.AsSpan(old).Fill(1);
        var confidence = Column<float>(mesh, "confidence", old, 1);
        // New faces are triangles, the last ones.
        int first = mesh.FaceCount - mesh.Triangles.Length;
        foreach (var estimate in outcome.Estimates)
            foreach (var (triangle, value) in estimate.Triangles.Zip(estimate.Confidence)) confidence[first + triangle] = value;
        return mesh with { FaceAttributes = [.. mesh.FaceAttributes.Where(column => column.Name is not ("filled" or "confidence")), new MeshColumn("filled", filled), new MeshColumn("confidence", confidence)] };
    }

    /// <summary>What an earlier run gave the old faces, or a value for all.</summary>
    static T[] Column<T>(Mesh mesh, string name, int old, T value)
    {
        var column = new T[mesh.FaceCount];
        // By the type itself: as a pattern, sbyte[] would also match byte[].
        if (mesh.FaceAttributes.FirstOrDefault(other => other.Name == name)?.Values is { } earlier && earlier.GetType() == typeof(T[])) ((T[])earlier).AsSpan(0, old).CopyTo(column);
        else Array.Fill(column, value, 0, old);
        return column;
    }
}
