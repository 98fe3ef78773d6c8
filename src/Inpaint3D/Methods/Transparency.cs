using Inpaint3D.Data;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Methods;

/// <summary>
/// Fills pictures with alpha. Where alpha is the same all over, colours alone are filled. Else the method is given colours times alpha, and
/// alpha as one channel more: a transparent pixel is then the same whatever colour its file has for it, and a mean of pixels is what
/// they look like (T. Porter, T. Duff. Compositing digital images. SIGGRAPH 1984). Into a hole that touches nothing transparent,
/// nothing transparent is copied.
/// </summary>
internal static class Transparency
{
    /// <summary>Alpha below which a colour cannot be told.</summary>
    const float LeastAlpha = 0.5f / ushort.MaxValue;

    /// <summary>Fills a picture with any number of channels; of two or four the last is alpha.</summary>
    public static Field Fill(ImageHole problem, Method<ImageHole> method, Run run)
    {
        problem.Check();
        if (problem.IsFilled || problem.Image.Channels is not (2 or 4)) return method.Fill(problem, run).Image;
        return CommonAlpha(problem) is { } alpha ? FillColors(problem, alpha, method, run) : FillPremultiplied(problem, method, run);
    }

    /// <summary>The alpha of all known pixels if they have but one.</summary>
    static float? CommonAlpha(ImageHole problem)
    {
        var alpha = Alpha(problem.Image);
        float? common = null;
        for (int i = 0; i < alpha.Length; i++)
        {
            if (problem.Hole.Samples[i] != 0) continue;
            common ??= alpha[i];
            if (alpha[i] != common) return null;
        }
        return common;
    }

    static Field FillColors(ImageHole problem, float alpha, Method<ImageHole> method, Run run)
    {
        var image = problem.Image;
        var colors = new Field(image.Width, image.Height, image.Depth, image.Channels - 1, image.Samples[..^problem.Hole.Samples.Length]);
        var filled = problem.Canvas();
        method.Fill(problem with { Image = colors, InPlace = true }, run).Image.Samples.CopyTo(filled.Samples, 0);
        var filledAlpha = Alpha(filled);
        for (int i = 0; i < filledAlpha.Length; i++) if (problem.Hole.Samples[i] != 0) filledAlpha[i] = alpha;
        return filled;
    }

    static Field FillPremultiplied(ImageHole problem, Method<ImageHole> method, Run run)
    {
        var (premultiplied, visible) = (problem.Image.Clone(), new Mask(problem.Hole.Width, problem.Hole.Height, problem.Hole.Depth));
        int count = visible.Samples.Length;
        var alpha = Alpha(premultiplied);
        for (int i = 0; i < count; i++)
        {
            if (alpha[i] != 0) visible.Samples[i] = 1;
            for (int c = 0; c < premultiplied.Channels - 1; c++) premultiplied.Samples[(c * count) + i] *= alpha[i];
        }
        var inner = NotTouching(problem.Hole, visible);
        var source = problem.Source?.And(visible) ?? visible;
        var all = problem with { Image = premultiplied, InPlace = true };
        Field filled;
        if (inner.Count == problem.Hole.Count) filled = method.Fill(all with { Source = source }, run).Image;
        else
        {
            filled = method.Fill(all, run.Part(0, inner.Count == 0 ? 1 : 0.5)).Image;
            if (inner.Count > 0) filled = method.Fill(all with { Image = filled, Hole = inner, Source = source }, run.Part(0.5, 1)).Image;
        }
        return Divide(problem, filled);
    }

    /// <summary>The holes, each a set of missing pixels that hang together, none of whose neighbours is transparent.</summary>
    static Mask NotTouching(Mask hole, Mask visible)
    {
        var inner = hole.Clone();
        int plane = hole.Width * hole.Height;
        var touching = hole.Inverse().And(visible.Inverse()).Grow(1);
        for (int z = 0; z < hole.Depth; z++)
        {
            var left = hole.Clone().Frame(z);
            for (int i = 0; i < plane; i++)
            {
                if (left[i] == 0) continue;
                var cells = GridComponent.Take(left, hole.Width, i).Cells;
                if (cells.Exists(cell => touching.Samples[(z * plane) + cell] != 0)) cells.ForEach(cell => inner.Samples[(z * plane) + cell] = 0);
            }
        }
        return inner;
    }

    /// <summary>The picture with the filled pixels, their colours divided by their alpha.</summary>
    static Field Divide(ImageHole problem, Field filled)
    {
        var image = problem.Canvas();
        int count = problem.Hole.Samples.Length;
        var from = Alpha(filled);
        var to = Alpha(image);
        for (int i = 0; i < count; i++)
        {
            if (problem.Hole.Samples[i] == 0) continue;
            to[i] = from[i] < LeastAlpha ? 0 : Math.Min(from[i], 1);
            for (int c = 0; c < image.Channels - 1; c++) image.Samples[(c * count) + i] = to[i] == 0 ? 0 : filled.Samples[(c * count) + i] / from[i];
        }
        return image;
    }

    static Span<float> Alpha(Field image) => image.Samples.AsSpan()[^(image.Samples.Length / image.Channels)..];
}
