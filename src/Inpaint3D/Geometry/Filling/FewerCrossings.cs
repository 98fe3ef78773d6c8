using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Filling;

/// <summary>
/// Lowers the number of pairs of crossing triangles that a patch makes where its rim goes through old triangles. Each such edge of the rim costs a pair; how many
/// more there are depends on the triangles beside it, whose edges are flipped as long as that saves pairs.
/// </summary>
internal static class FewerCrossings
{
    /// <summary>Flips in place.</summary>
    public static void Make(Patch patch, Rim rim, FaceSet old, Run run)
    {
        var near = new List<int>();
        for (bool saved = true; saved;)
        {
            saved = false;
            for (int t = 0; t < patch.Triangles.Count; t++)
            {
                run.Cancel.ThrowIfCancellationRequested();
                saved |= old.Crosses(FaceOf(patch, rim, patch.Triangles[t]), near) && TryFlips(patch, rim, old, t);
            }
        }
    }

    static bool TryFlips(Patch patch, Rim rim, FaceSet old, int t)
    {
        var (a, b, c) = patch.Triangles[t];
        foreach (var (p, q, r) in (ReadOnlySpan<(int, int, int)>)[(a, b, c), (b, c, a), (c, a, b)])
        {
            int u = patch.Triangles.FindIndex(other => Apex(other, q, p) >= 0);
            if (u < 0 || Apex(patch.Triangles[u], q, p) is var s && AreJoined(patch, rim, r, s)) continue;
            int[] pair = [t, u];
            Triangle[] flipped = [new(r, p, s), new(s, q, r)];
            if (Pairs(patch, rim, old, flipped, pair) >= Pairs(patch, rim, old, [patch.Triangles[t], patch.Triangles[u]], pair)) continue;
            (patch.Triangles[t], patch.Triangles[u]) = (flipped[0], flipped[1]);
            return true;
        }
        return false;
    }

    /// <summary>Pairs that some triangles make with old ones, with each other, and with those of the patch but some that they replace.</summary>
    static int Pairs(Patch patch, Rim rim, FaceSet old, Triangle[] triangles, int[] replaced)
    {
        var (faces, near, count) = (Array.ConvertAll(triangles, t => FaceOf(patch, rim, t)), new List<int>(), 0);
        for (int i = 0; i < faces.Length; i++)
        {
            count += old.CountCrossings(faces[i], near);
            for (int j = 0; j < i; j++) count += Intersections.Cross(faces[i], faces[j]) ? 1 : 0;
            for (int u = 0; u < patch.Triangles.Count; u++)
                if (!replaced.Contains(u) && patch.Triangles[u] != triangles[i] && Intersections.Cross(faces[i], FaceOf(patch, rim, patch.Triangles[u]))) count++;
        }
        return count;
    }

    static Face FaceOf(Patch patch, Rim rim, Triangle t)
    {
        return new(Number(t.A), Number(t.B), Number(t.C), patch.Points[t.A], patch.Points[t.B], patch.Points[t.C]);
        int Number(int p) => p < rim.Count ? rim.Vertices[p] : -1 - (p - rim.Count);
    }

    /// <summary>True when the mesh or the patch has an edge between two points.</summary>
    static bool AreJoined(Patch patch, Rim rim, int p, int q) =>
        p == q || (p < rim.Count && q < rim.Count && (rim.Loop.AreNeighbours(p, q) || rim.AreJoined(p, q))) || patch.Triangles.Exists(t => Has(t, p) && Has(t, q));

    static bool Has(Triangle t, int v) => t.A == v || t.B == v || t.C == v;

    /// <summary>The third corner of a triangle with an edge from p to q; −1 when it has none.</summary>
    static int Apex(Triangle t, int p, int q) => (t.A == p && t.B == q) ? t.C : (t.B == p && t.C == q) ? t.A : (t.C == p && t.A == q) ? t.B : -1;
}
