using Inpaint3D.Data;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Geometry.Filling;

/// <content>What is done about patches that meet those of other holes, and about the outlines of pieces whose holes are filled.</content>
internal sealed partial class HoleFiller
{
    /// <summary>Chooses again where patches of neighbouring holes meet.</summary>
    void Separate()
    {
        int[] meeting = Meeting();
        foreach (int i in meeting) (_patches[i], _refusals[i]) = (null, "");
        foreach (int i in meeting)
        {
            _run.Step(0.95);
            if (!ChooseBeside(i)) MakeWay(i);
        }
    }

    /// <summary>The higher numbers of pairs of patches that meet, in rising order: a sweep along x.</summary>
    int[] Meeting()
    {
        var boxes = Array.ConvertAll(_patches, patch => patch is null ? default : BoxOf(patch));
        var meets = new bool[_patches.Length];
        int[] order = [.. Enumerable.Range(0, _patches.Length).Where(i => _patches[i] is not null)];
        Array.Sort(order, (i, j) => boxes[i].Min.X.CompareTo(boxes[j].Min.X) is not 0 and var sign ? sign : i.CompareTo(j));
        for (int a = 0; a < order.Length; a++)
        {
            var (i, reach) = (order[a], boxes[order[a]].Max.X);
            for (int b = a + 1; b < order.Length && boxes[order[b]].Min.X <= reach; b++)
                if (Overlap(boxes[i], boxes[order[b]]) && Meet(i, order[b])) meets[Math.Max(i, order[b])] = true;
        }
        return [.. Enumerable.Range(0, meets.Length).Where(i => meets[i])];
    }

    /// <summary>Closes outlines that are left, once the holes of their pieces are filled, by the backs of these or with an eye on what is in the way.</summary>
    void CloseOutlines()
    {
        var pieces = new Lazy<int[][]>(() => Array.ConvertAll(_rims, rim => rim.HalfEdges.Select(h => _topology.ComponentOf(h / 3)).Distinct().ToArray()));
        for (int i = 0; i < _rims.Length; i++)
        {
            if (_refusals[i] is null || !_rims[i].Loop.IsOuterBorder || Obstruction(_rims[i]) is not null) continue;
            _run.Step(0.95);
            var others = Beside(i);
            if (TryBack(i, pieces.Value, others) || TryClear(i, others, _run with { Progress = null })) _refusals[i] = null;
        }
    }

    bool TryBack(int i, int[][] pieces, IReadOnlyList<FaceSet> others)
    {
        var rim = _rims[i];
        // Patches join pieces that touch, and islands.
        var (joined, holes) = (pieces[i].ToHashSet(), new List<int>());
        for (int before = 0; before < joined.Count;)
        {
            before = joined.Count;
            holes = [.. Enumerable.Range(0, _rims.Length).Where(j => j != i && _patches[j] is not null && pieces[j].Any(joined.Contains))];
            foreach (int j in holes) joined.UnionWith(pieces[j]);
        }
        foreach (var back in BackSheet.All(_topology, rim, joined, [.. holes.Select(j => (_rims[j], _patches[j]!))]))
        {
            if (!_topology.Mesh.DoublePrecision) RoundToSingle(back.Patch);
            if (!_check.Admits(back.Patch, rim, others, out int crossings, _run)) continue;
            back.Patch.Method = Back;
            (_patches[i], _notes[i]) = (back.Patch, NoteOn(rim, back, isFirst: false, crossings));
            return true;
        }
        return false;
    }

    bool ChooseBeside(int i)
    {
        Choose(i, Beside(i), _run with { Progress = null });
        return _patches[i] is not null;
    }

    /// <summary>The patches near a loop, whose edges its own may not have.</summary>
    FaceSet[] Beside(int i)
    {
        int[] near = Near(i);
        _rims[i].Join(near.SelectMany(NewEdges));
        return [.. near.Select(j => FaceSet.Of(_patches[j]!, _rims[j], int.MinValue / 2))];
    }

    /// <summary>
    /// Chooses a loop's patch first, and again those near it that it meets; where one of them then finds none, all stays as it was. Rims of many
    /// slivers are near hundreds of others, of which few are in the way.
    /// </summary>
    void MakeWay(int i)
    {
        int[] near = Near(i);
        var before = Array.ConvertAll(near, j => (Index: j, Patch: _patches[j], Note: _notes[j]));
        foreach (int j in near) _patches[j] = null;
        ChooseBeside(i);
        foreach (var (j, patch, _) in before) _patches[j] = patch;
        int[] met = _patches[i] is null ? [] : [.. near.Where(j => Meet(i, j))];
        foreach (int j in met) _patches[j] = null;
        if (_patches[i] is not null && Array.TrueForAll(met, ChooseBeside)) return;
        foreach (var (j, patch, note) in before) (_patches[j], _notes[j], _refusals[j]) = (patch, note, null);
        (_patches[i], _notes[i]) = (null, null);
        _refusals[i] = "every patch would cross the mesh, itself or the patch of a neighbouring hole";
    }

    int[] Near(int i)
    {
        var reach = PatchCheck.Reach(_rims[i]);
        return [.. Enumerable.Range(0, _rims.Length).Where(j => j != i && _patches[j] is { } other && Overlap(reach, BoxOf(other)))];
    }

    bool Meet(int i, int j)
    {
        var (first, second) = (FaceSet.Of(_patches[i]!, _rims[i]), FaceSet.Of(_patches[j]!, _rims[j], int.MinValue / 2));
        return first.Crosses(second, _run) || NewEdges(i).Intersect(NewEdges(j)).Any();
    }

    /// <summary>Edges of a patch between two vertices of the mesh that are not on its rim, in the mesh's numbers.</summary>
    IEnumerable<(int, int)> NewEdges(int i)
    {
        var (patch, rim) = (_patches[i]!, _rims[i]);
        foreach (var (a, b, c) in patch.Triangles)
        {
            foreach (var (p, q) in ((int, int)[])[(a, b), (b, c), (c, a)])
            {
                if (p < q && q < rim.Count && !rim.Loop.AreNeighbours(p, q))
                    yield return (Math.Min(rim.Vertices[p], rim.Vertices[q]), Math.Max(rim.Vertices[p], rim.Vertices[q]));
            }
        }
    }

    static (Vec3 Min, Vec3 Max) BoxOf(Patch patch)
    {
        var (min, max) = (patch.Points[0], patch.Points[0]);
        foreach (var p in patch.Points) (min, max) = (Vec3.Min(min, p), Vec3.Max(max, p));
        return (min, max);
    }

    static bool Overlap((Vec3 Min, Vec3 Max) a, (Vec3 Min, Vec3 Max) b) =>
        a.Min.X <= b.Max.X && b.Min.X <= a.Max.X && a.Min.Y <= b.Max.Y && b.Min.Y <= a.Max.Y && a.Min.Z <= b.Max.Z && b.Min.Z <= a.Max.Z;
}
