using System.Runtime.InteropServices;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// The greedy exemplar fill of Criminisi, Pérez and Toyama on one slice of a picture: takes the pixel of the front with the highest
/// priority, finds the patch most like what is known around it, copies what is missing, and goes on. With depth it keeps to the
/// background; without depth, or where depth is constant, the terms for it are neutral.
/// </summary>
internal sealed class ExemplarFill : IDisposable
{
    readonly ExemplarPicture _picture;
    readonly ExemplarOptions _options;
    readonly ExemplarFront _front;
    readonly ExemplarSearch _search;
    /// <summary>The template of the patch to fill: where its known entries lie, relative to the centre, and what they are.</summary>
    readonly List<int> _offsets = [];
    readonly List<float> _values = [];
    /// <summary>Centres that continue the copies in the patch.</summary>
    readonly List<int> _seeds = [];

    /// <summary>Fills a slice that has known pixels without regard to depth, and returns it with the origins of its pixels.</summary>
    internal static ExemplarPicture Fill(ImageHole problem, int z, ExemplarOptions options, Run run)
    {
        using var fill = new ExemplarFill(problem, z, null, options, run);
        return fill.Fill(run);
    }

    /// <summary>Prepares the fill of a slice that has known pixels.</summary>
    /// <param name="problem">Its picture is written into.</param>
    /// <param name="z">The slice.</param>
    /// <param name="nearness">1/z on the slice, from 0 to 100, or null.</param>
    /// <param name="options">Sizes and weights.</param>
    /// <param name="run">Device and cancellation.</param>
    internal ExemplarFill(ImageHole problem, int z, float[]? nearness, ExemplarOptions options, Run run)
    {
        (_picture, _options) = (new ExemplarPicture(problem, z, nearness, options, run), options);
        _front = new ExemplarFront(_picture, options);
        _search = new ExemplarSearch(run.Device, _picture.Features, _picture.NearestOfPatch, _picture.Stride, _picture.Height);
    }

    /// <summary>Fills every missing pixel of the slice, and returns it with the origins of its pixels.</summary>
    internal ExemplarPicture Fill(Run run)
    {
        int missing = _picture.Left;
        while (_picture.Left > 0)
        {
            run.Step(1 - ((double)_picture.Left / missing));
            int p = _front.Next();
            int q = FindSource(p);
            _picture.Copy(p, q, (float)_front.Confidence(p));
            _front.Update(p);
        }
        return _picture;
    }

    /// <summary>The centre whose patch is nearest to what is known of the patch at p.</summary>
    int FindSource(int p)
    {
        float limit = _picture.NearLimit(p, _options.Tolerance);
        Describe(p, limit);
        if (_values.Count == 0) return _picture.NearestSource(p);
        Suggest(p);
        var best = (Distance: float.PositiveInfinity, Centre: -1);
        if (_options.LookupFactor > 0)
            foreach (int seed in _seeds) Look(seed, (int)Math.Ceiling(_options.LookupFactor * _options.SearchRadius));
        for (int reach = _options.SearchRadius > 0 ? _options.SearchRadius : int.MaxValue / 2; ; reach = Math.Min(2 * reach, int.MaxValue / 2))
        {
            bool everywhere = Look(p, reach);
            if (best.Centre >= 0) return best.Centre;
            if (everywhere) limit = float.MaxValue;
        }

        bool Look(int centre, int reach)
        {
            var window = Window(centre, reach);
            if (window.Left < window.Right && window.Top < window.Bottom)
            {
                var found = _search.Best(p, CollectionsMarshal.AsSpan(_offsets), CollectionsMarshal.AsSpan(_values), window, limit, [.. _seeds.Where(seed => IsIn(seed, window))]);
                if (found.Distance < best.Distance) best = found;
            }
            return window == Window(centre, int.MaxValue / 2);
        }
    }

    /// <summary>The centres of patches within reach of a pixel; ends excluded.</summary>
    (int Left, int Top, int Right, int Bottom) Window(int i, int reach)
    {
        var (y, x) = Math.DivRem(i, _picture.Stride);
        int rx = _picture.RadiusX, ry = _picture.RadiusY;
        return (Math.Max(rx, x - reach), Math.Max(ry, y - reach), Math.Min(_picture.Width - rx, x + reach + 1), Math.Min(_picture.Height - ry, y + reach + 1));
    }

    bool IsIn(int i, (int Left, int Top, int Right, int Bottom) window) =>
        Math.DivRem(i, _picture.Stride) is var (y, x) && x >= window.Left && x < window.Right && y >= window.Top && y < window.Bottom;

    /// <summary>The template of a patch: the colours of the known pixels that are not in front of it, and the depth of all those and of the missing ones.</summary>
    void Describe(int p, float limit)
    {
        _offsets.Clear();
        _values.Clear();
        bool[] missing = _picture.Missing;
        for (int plane = 0; plane < _picture.Colors; plane++)
        {
            foreach (int i in _picture.Patch(p))
                if (!missing[i] && _picture.IsBehind(i, limit)) Add(plane, i);
        }
        if (_picture.Nearness is null) return;
        foreach (int i in _picture.Patch(p))
            if (missing[i] || _picture.IsBehind(i, limit)) Add(_picture.Colors, i);

        void Add(int plane, int i)
        {
            _offsets.Add((plane * _picture.PlaneLength) + i - p);
            _values.Add(_picture.Features[(plane * _picture.PlaneLength) + i]);
        }
    }

    void Suggest(int p)
    {
        _seeds.Clear();
        var all = Window(p, int.MaxValue / 2);
        foreach (int i in _picture.Patch(p))
        {
            int seed = _picture.Origin[i] - i + p;
            if (_picture.Origin[i] >= 0 && seed >= 0 && IsIn(seed, all) && !_seeds.Contains(seed)) _seeds.Add(seed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();
}
