using Inpaint3D.Data;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Draws the edges of a slice that was filled along the curves of its sketch anew: copies place them to a pixel, curves between exact junctions to a small
/// fraction of one. A pixel changes where the fill around it has only the colours of the curve's two sides and those between, and reaches what is drawn. Curves
/// that the copies meet at both ends without a kink are left alone: copies have the grain of the picture.
/// </summary>
/// <param name="fill">Written.</param>
/// <param name="z">The slice.</param>
/// <param name="low">The colour that is 0 in the sketch.</param>
/// <param name="scale">Sketched colours for a difference of 1.</param>
internal sealed class EdgeDrawing(Field fill, int z, float low, float scale)
{
    /// <summary>Largest distance to the colours between both sides, as a share of the contrast, and how far what is drawn may lie outside of the fill around it.</summary>
    const double Foreign = 0.1, Beyond = 0.05;
    /// <summary>How far copies stray from a curve, in pixels, and how far around a pixel the fill is looked at.</summary>
    const int Reach = 3, Around = 2;
    /// <summary>Length of the ends of a curve and how far the fill may be beside it there, in pixels.</summary>
    const double End = 4, Kink = 0.1;

    readonly Field _before = fill.Slice(z);

    /// <summary>Draws.</summary>
    /// <param name="curves">Those of the sketch.</param>
    /// <param name="hole">Pixels that may change.</param>
    public void Draw(List<SketchCurve> curves, Mask hole)
    {
        var feet = SketchPicture.Feet([.. curves.Where(curve => curve.Start.IsExact && curve.End.IsExact)], fill.Width, fill.Height, Reach);
        var inside = feet.Where(entry => hole[entry.Key % fill.Width, entry.Key / fill.Width, z]).ToList();
        var kinked = curves.Where(curve => IsKinked([.. inside.Where(entry => ReferenceEquals(entry.Value.Curve, curve))])).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var (pixel, foot) in inside)
        {
            var (y, x) = Math.DivRem(pixel, fill.Width);
            if (!kinked.Contains(foot.Curve) || !Agrees(foot, x, y)) continue;
            for (int c = 0; c < fill.Channels; c++) fill[x, y, z, c] = low + (foot.Colour(c, foot.Shade()) / scale);
        }
    }

    /// <summary>Whether the edge of the fill lies beside a curve at one of its ends: by how much the shares of its left side differ there from those of the curve.</summary>
    bool IsKinked(List<KeyValuePair<int, SketchPicture.Foot>> feet)
    {
        if (feet.Count == 0) return false;
        double length = feet[0].Value.Curve.Path.Length;
        return Math.Max(Offset(feet.Where(entry => entry.Value.Share * length < End)), Offset(feet.Where(entry => (1 - entry.Value.Share) * length < End))) > Kink;

        double Offset(IEnumerable<KeyValuePair<int, SketchPicture.Foot>> end) =>
            Math.Abs(end.Sum(entry => Share(entry.Value, entry.Key % fill.Width, entry.Key / fill.Width).Share - entry.Value.Shade())) / End;
    }

    bool Agrees(SketchPicture.Foot foot, int x, int y)
    {
        var (least, largest) = (double.MaxValue, double.MinValue);
        for (int v = Math.Max(0, y - Around); v <= Math.Min(fill.Height - 1, y + Around); v++)
        {
            for (int u = Math.Max(0, x - Around); u <= Math.Min(fill.Width - 1, x + Around); u++)
            {
                var (share, away) = Share(foot, u, v);
                if (away > Foreign) return false;
                (least, largest) = (Math.Min(least, share), Math.Max(largest, share));
            }
        }
        return foot.Shade() >= least - Beyond && foot.Shade() <= largest + Beyond;
    }

    /// <summary>The place of a pixel of the fill between the colours of both sides, and its distance from those between, in units of the contrast.</summary>
    (double Share, double Away) Share(SketchPicture.Foot foot, int x, int y)
    {
        double along = 0, contrast = 0, size = 0;
        for (int c = 0; c < fill.Channels; c++)
        {
            double right = foot.Colour(c, 0), step = foot.Colour(c, 1) - right, value = ((_before[x, y, 0, c] - low) * scale) - right;
            (along, contrast, size) = (along + (value * step), contrast + (step * step), size + (value * value));
        }
        double share = Math.Clamp(along / contrast, 0, 1);
        return (share, Math.Sqrt(Math.Max(0, (size - (2 * share * along)) / contrast + (share * share))));
    }
}
