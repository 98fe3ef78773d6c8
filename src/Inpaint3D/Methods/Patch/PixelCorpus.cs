using System.Runtime.Intrinsics;
using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Methods.Patch;

/// <summary>A picture as whole numbers, four features side by side: colours, then the channels of the guide and depth. Twice: as it is so far, and what of it may be copied.</summary>
internal sealed class PixelCorpus
{
    readonly int _channels;
    /// <summary>What is known everywhere, from 0 to 1, and its weights.</summary>
    readonly List<(float[] Plane, double Weight)> _guides = [];

    /// <summary>Prepares a picture.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="options">How wide the surroundings of the hole are, and how much the guide and depth count.</param>
    /// <param name="reach">Longest step in x and y.</param>
    /// <param name="reachZ">Longest step in z.</param>
    /// <param name="run">Whether to stop.</param>
    public PixelCorpus(ImageHole problem, Resynthesis options, int reach, int reachZ, Run run)
    {
        var image = problem.Image;
        Grid = new ApronGrid(image.Width, image.Height, image.Depth, reach, reachZ);
        _channels = image.Channels;
        int count = problem.Hole.Samples.Length;
        for (int c = 0; c < problem.Guide?.Channels && options.GuideWeight > 0; c++) _guides.Add((problem.Guide.Samples[(c * count)..((c + 1) * count)], options.GuideWeight));
        if (problem.Depth is not null && options.DepthWeight > 0) _guides.Add((PatchPicture.Unit(problem.Depth), options.DepthWeight));
        (Colours, Guides) = ((_channels + 3) / 4, (_guides.Count + 3) / 4);
        int[] all = AllSources(problem, run);
        var around = problem.Hole.Grow(options.Context).Samples;
        int[] near = [.. all.Where(i => around[i] != 0)];
        Sources = near.Length < Math.Max(options.Probes, 1) ? all : near;
        if (Sources.Length == 0) throw new ArgumentException("Nothing can be copied: leave some samples with finite numbers outside the mask and inside the source region.");
        (SoFar, Source, Origin) = (new short[Grid.Count * 4 * (Colours + Guides)], new short[Grid.Count * 4 * (Colours + Guides)], new int[Grid.Count]);
        Origin.AsSpan().Fill(-1);
        Source.AsSpan().Fill(CauchyTemplate.Absent);
        var (low, high) = Extremes(image);
        for (int c = 0; c < image.Channels; c++)
        {
            run.Step(0);
            Code(problem, c, low, high > low ? CauchyTemplate.Largest / (high - low) : 0);
        }
        for (int g = 0; g < _guides.Count; g++) CodeGuide(g);
        foreach (int i in all)
            for (int quad = 0; quad < Colours + Guides; quad++) Quad(SoFar, quad, Index(i)).CopyTo(Quad(Source, quad, Index(i)));
    }

    /// <summary>Numbers of points.</summary>
    public ApronGrid Grid { get; }
    /// <summary>Quads of colours, and of what is known everywhere after them.</summary>
    public int Colours { get; }
    /// <inheritdoc cref="Colours"/>
    public int Guides { get; }
    /// <summary>Codes of what is known or filled; those of guides everywhere.</summary>
    public short[] SoFar { get; }
    /// <summary>Codes of what may be copied; absent elsewhere.</summary>
    public short[] Source { get; }
    /// <summary>For each point with a value the one that it is copied from, itself if it is known; else −1.</summary>
    public int[] Origin { get; }
    /// <summary>The points around the hole that may be copied, as indices of samples; all that may be copied, where those are few.</summary>
    public int[] Sources { get; }

    /// <summary>Four codes of one point.</summary>
    public Span<short> Quad(short[] codes, int quad, int point) => codes.AsSpan(4 * ((quad * Grid.Count) + point), 4);

    /// <summary>True if a point may be copied.</summary>
    public bool IsSource(int point) => Source[4 * point] != CauchyTemplate.Absent;

    /// <summary>Gives a missing point the value of a source.</summary>
    public void Copy(int point, int source)
    {
        Origin[point] = source;
        for (int quad = 0; quad < Colours; quad++) Quad(Source, quad, source).CopyTo(Quad(SoFar, quad, point));
    }

    /// <summary>1/s² for the samples of each quad; 0 where there are none.</summary>
    public Vector128<float>[] Scales(double inverse)
    {
        var scales = new Vector128<float>[Colours + Guides];
        for (int c = 0; c < _channels; c++) scales[c / 4] = scales[c / 4].WithElement(c % 4, (float)(inverse * inverse));
        for (int g = 0; g < _guides.Count; g++)
            scales[Colours + (g / 4)] = scales[Colours + (g / 4)].WithElement(g % 4, (float)(_guides[g].Weight * _guides[g].Weight * inverse * inverse));
        return scales;
    }

    /// <summary>The number of the point that has an index among the samples.</summary>
    public int Index(int sample)
    {
        var (row, x) = Math.DivRem(sample, Grid.Width);
        var (z, y) = Math.DivRem(row, Grid.Height);
        return Grid.Index(x, y, z);
    }

    static int[] AllSources(ImageHole problem, Run run)
    {
        var (image, hole) = (problem.Image, problem.Hole);
        byte[] barred = (byte[])hole.Samples.Clone();
        for (int i = 0; i < barred.Length && problem.Source is not null; i++) barred[i] |= (byte)(1 - problem.Source.Samples[i]);
        for (int c = 0; c < image.Channels; c++)
        {
            run.Step(0);
            for (int i = 0; i < barred.Length; i++) barred[i] |= float.IsFinite(image.Samples[(c * barred.Length) + i]) ? (byte)0 : (byte)1;
        }
        var sources = new int[barred.AsSpan().Count((byte)0)];
        for (int i = 0, n = 0; i < barred.Length; i++)
            if (barred[i] == 0) sources[n++] = i;
        return sources;
    }

    (float Low, float High) Extremes(Field image)
    {
        float low = float.MaxValue, high = float.MinValue;
        for (int c = 0; c < image.Channels; c++)
        {
            var samples = image.Samples.AsSpan(c * (image.Samples.Length / image.Channels));
            foreach (int i in Sources) (low, high) = (Math.Min(low, samples[i]), Math.Max(high, samples[i]));
        }
        return (low, high);
    }

    /// <summary>Codes of one channel where it is known; a point is there if all its channels are finite.</summary>
    void Code(ImageHole problem, int channel, float low, float scale)
    {
        var hole = problem.Hole.Samples;
        for (int i = 0; i < hole.Length; i++)
        {
            if (hole[i] != 0) continue;
            int point = Index(i);
            if (channel == 0) Origin[point] = point;
            float value = problem.Image.Samples[(channel * hole.Length) + i];
            if (!float.IsFinite(value)) Origin[point] = -1;
            else Quad(SoFar, channel / 4, point)[channel % 4] = (short)Math.Clamp(MathF.Round((value - low) * scale), 0, CauchyTemplate.Largest);
        }
    }

    void CodeGuide(int guide)
    {
        float[] plane = _guides[guide].Plane;
        for (int i = 0; i < plane.Length; i++)
            Quad(SoFar, Colours + (guide / 4), Index(i))[guide % 4] = (short)Math.Clamp(MathF.Round(plane[i] * CauchyTemplate.Largest), 0, CauchyTemplate.Largest);
    }
}
