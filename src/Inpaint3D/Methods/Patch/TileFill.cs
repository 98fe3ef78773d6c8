using System.Runtime.InteropServices;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>How a slice is tiled.</summary>
/// <param name="TileRadius">The radius p of the block B that is copied.</param>
/// <param name="Radius">The radius q of the block whose part outside B, the annulus C, is compared.</param>
/// <param name="SearchRadius">How far in x and y sources may lie, in pixels; 0 = anywhere.</param>
/// <param name="Variety">Sources whose distance is at most this share above the least are as good as the best.</param>
/// <param name="Rotates">Sources are taken in all quarter turns.</param>
internal readonly record struct TileOptions(int TileRadius, int Radius, int SearchRadius, double Variety, bool Rotates);

/// <summary>
/// Tiles the hole of a slice: takes the missing pixel x at its border with the most known pixels around it, compares the known ones of the
/// annulus C(x, p, q) with sources, and copies the block B(x, p).
/// </summary>
internal sealed class TileFill
{
    readonly ExemplarPicture _picture;
    readonly ExemplarFront _front;
    readonly TileSearch _search;
    readonly TileOptions _options;
    readonly List<(int X, int Y)> _points = [];

    /// <summary>Prepares the fill of a slice that has known pixels.</summary>
    /// <param name="problem">Its picture is written into.</param>
    /// <param name="z">The slice.</param>
    /// <param name="options">Sizes.</param>
    /// <param name="run">Threads and cancellation.</param>
    public TileFill(ImageHole problem, int z, TileOptions options, Run run)
    {
        var exemplar = new ExemplarOptions(Math.Max(options.Radius, options.TileRadius), options.SearchRadius) { CopyRadius = options.TileRadius, Data = DataTerm.None };
        (_picture, _options) = (new ExemplarPicture(problem, z, null, exemplar, run), options);
        (_front, _search) = (new ExemplarFront(_picture, exemplar), new TileSearch(_picture, run.Device.Host));
    }

    /// <summary>Fills every missing pixel of the slice, and returns it with the origins of its pixels.</summary>
    public ExemplarPicture Fill(Run run)
    {
        int missing = _picture.Left;
        while (_picture.Left > 0)
        {
            run.Step(1 - ((double)_picture.Left / missing));
            int x = _front.Next();
            Describe(x);
            var tile = _points.Count > 0 ? Choose(x, run.Seed) : new Tile(_picture.NearestSource(x), 0, 0);
            // Known pixels count alike, copied or not.
            _picture.Copy(x, tile.Centre, confidence: 1, tile.Quarters);
            _front.Update(x);
        }
        return _picture;
    }

    /// <summary>The known pixels of the annulus; where there are none, all known ones.</summary>
    void Describe(int x)
    {
        _points.Clear();
        var (py, px) = Math.DivRem(x, _picture.Stride);
        for (bool annulus = true; _points.Count == 0; annulus = false)
        {
            foreach (int i in _picture.Patch(x))
            {
                var (dy, dx) = (Math.DivRem(i, _picture.Stride) is var (v, u) ? (v - py, u - px) : default);
                if (!_picture.Missing[i] && !(annulus && Math.Max(Math.Abs(dx), Math.Abs(dy)) <= _options.TileRadius)) _points.Add((dx, dy));
            }
            if (!annulus) break;
        }
    }

    /// <summary>The best source, or one of those that are nearly as good.</summary>
    Tile Choose(int x, ulong seed)
    {
        var (py, px) = Math.DivRem(x, _picture.Stride);
        var points = CollectionsMarshal.AsSpan(_points);
        int turns = _options.Rotates && _picture.RadiusX == _picture.RadiusY ? 4 : 1;
        for (int reach = _options.SearchRadius > 0 ? _options.SearchRadius : int.MaxValue / 2; ; reach = Math.Min(2 * reach, int.MaxValue / 2))
        {
            var window = (Left: Math.Max(_picture.RadiusX, px - reach), Top: Math.Max(_picture.RadiusY, py - reach),
                Right: Math.Min(_picture.Width - _picture.RadiusX, px + reach + 1), Bottom: Math.Min(_picture.Height - _picture.RadiusY, py + reach + 1));
            var tiles = _search.Best(x, points, window, turns, prune: true);
            if (tiles.Count == 0) continue;
            int near = tiles.TakeWhile(tile => tile.Distance <= tiles[0].Distance * (1 + _options.Variety)).Count();
            return tiles[_options.Variety > 0 ? CounterRandom.Below(near, seed, (uint)x, 0) : 0];
        }
    }
}
