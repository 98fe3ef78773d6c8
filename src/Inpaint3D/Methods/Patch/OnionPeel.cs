using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// The first fill of the coarsest level: layer by layer from the rim inwards, each patch on the rim is compared with the sources by its
/// known points alone, and the patches vote on the points of the layer.
/// </summary>
internal sealed class OnionPeel
{
    /// <summary>Patches compared at the most; with more, some sources are left out.</summary>
    const double MostComparisons = 8e6;

    readonly PatchShape _shape;
    readonly byte[] _missing;
    /// <summary>−1 four times for a known point, else 0.</summary>
    readonly short[] _known;

    OnionPeel(PatchSamples samples)
    {
        (_shape, _missing) = (samples.Shape, (byte[])samples.Missing.Clone());
        _known = new short[(4 * _shape.Count) + PatchDistance.Padding];
        for (int i = 0; i < _missing.Length; i++) SetKnown(i, _missing[i] == 0);
    }

    /// <summary>Fills the samples of a level and returns the sources of the patches around its missing points and their distances.</summary>
    public static (int[] Source, int[] Distance) Fill(PatchSamples samples, PatchCoding coding, float[]? confidence, float rank, float softness, Run run)
    {
        int[] nowhere = new int[samples.Shape.Count];
        nowhere.AsSpan().Fill(-1);
        using var level = new PatchLevel(samples, coding, [], nowhere, new int[nowhere.Length], confidence, run);
        new OnionPeel(samples).Fill(level, rank, softness, run);
        level.Read();
        return (level.Sources(), level.Distances());
    }

    void Fill(PatchLevel level, float rank, float softness, Run run)
    {
        int left = level.Hole.Length, stride = (int)Math.Ceiling((double)level.Match.SourceCount * left / MostComparisons);
        while (left > 0)
        {
            run.Step(0);
            int[] layer = [.. level.Hole.Where(IsOnRim)];
            level.SearchAll(_known, [.. layer.Select(Centre).Distinct()], stride);
            level.Vote(layer, rank, softness);
            foreach (int p in layer)
            {
                _missing[p] = 0;
                SetKnown(p, true);
            }
            left -= layer.Length;
        }
    }

    void SetKnown(int point, bool known) => _known.AsSpan(4 * point, 4).Fill((short)(known ? -1 : 0));

    int Centre(int point) => _shape.Place(point) is var (x, y, z) ? _shape.NearestCentre(x, y, z) : point;

    bool IsOnRim(int point)
    {
        if (_missing[point] == 0) return false;
        var (x, y, z) = _shape.Place(point);
        int slice = _shape.Width * _shape.Height;
        return (x > 0 && _missing[point - 1] == 0) || (x < _shape.Width - 1 && _missing[point + 1] == 0)
            || (y > 0 && _missing[point - _shape.Width] == 0) || (y < _shape.Height - 1 && _missing[point + _shape.Width] == 0)
            || (z > 0 && _missing[point - slice] == 0) || (z < _shape.Depth - 1 && _missing[point + slice] == 0);
    }
}
