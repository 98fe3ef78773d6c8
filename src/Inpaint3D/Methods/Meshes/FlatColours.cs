namespace Inpaint3D.Methods.Meshes;

/// <summary>The few flat colours of line art, each the mean of texels that are alike and so are their neighbours, the most frequent first.</summary>
internal sealed class FlatColours
{
    readonly ImageHole _chart;
    readonly float[][] _colours;
    readonly bool[] _isFlat;

    /// <summary>Finds the colours of what is known of a chart.</summary>
    /// <param name="chart">The chart's picture.</param>
    /// <param name="step">Largest step beside a flat texel, of the largest range of a channel, as the following.</param>
    /// <param name="alike">Largest difference of a channel within one colour.</param>
    /// <param name="bin">Side of the bins in which colours are counted first.</param>
    /// <param name="part">Least part of the flat texels that makes a colour.</param>
    public FlatColours(ImageHole chart, double step, double alike, double bin, double part)
    {
        _chart = chart;
        var (image, range) = (chart.Image, 0f);
        int[] known = [.. Enumerable.Range(0, image.PlaneLength).Where(i => chart.Hole.Samples[i] == 0)];
        for (int c = 0; c < image.Channels; c++)
            if (known.Length > 0) range = Math.Max(range, known.Max(i => image.Plane(c)[i]) - known.Min(i => image.Plane(c)[i]));
        _isFlat = new bool[image.PlaneLength];
        foreach (int i in known) _isFlat[i] = Around(i, 1).All(j => Difference(Colour(i), Colour(j)) <= step * range);
        var groups = new List<(float[] Sum, int Count)>();
        int[][] bins = [[.. known.Where(i => _isFlat[i])]];
        for (int c = 0; c < image.Channels; c++) bins = [.. bins.SelectMany(texels => texels.GroupBy(i => Math.Floor(image.Plane(c)[i] / (bin * range)), (_, group) => group.ToArray()))];
        foreach (int[] texels in bins.OrderByDescending(texels => texels.Length).ThenBy(texels => texels[0]))
        {
            float[] sum = Enumerable.Range(0, image.Channels).Select(c => texels.Sum(i => image.Plane(c)[i])).ToArray();
            int k = groups.FindIndex(group => Difference(Mean(group), Mean((sum, texels.Length))) < alike * range);
            if (k < 0) groups.Add((sum, texels.Length));
            else groups[k] = ([.. groups[k].Sum.Zip(sum, (a, b) => a + b)], groups[k].Count + texels.Length);
        }
        _colours = [.. groups.Where(group => group.Count >= part * bins.Sum(texels => texels.Length)).Select(Mean)];
    }

    /// <summary>A channel of a colour.</summary>
    public float this[int colour, int channel] => _colours[colour][channel];

    /// <summary>For every texel the number of its colour: of a flat one the nearest, of one on an edge the nearest of those of flat ones about it; −1 where there is none.</summary>
    /// <param name="reach">How far about it, in texels.</param>
    public int[] Labels(int reach)
    {
        int[] flat = [.. _isFlat.Select((isFlat, i) => isFlat ? Nearest(i, Enumerable.Range(0, _colours.Length)) : -1)];
        return [.. flat.Select((label, i) => label >= 0 || _chart.Hole.Samples[i] != 0 ? label : Nearest(i, Around(i, reach).Select(j => flat[j]).Where(near => near >= 0).Distinct().Order()))];
    }

    int Nearest(int texel, IEnumerable<int> colours) => colours.DefaultIfEmpty(-1).MinBy(k => k < 0 ? 0 : Colour(texel).Zip(_colours[k], (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>Known texels in a square about one.</summary>
    IEnumerable<int> Around(int texel, int reach)
    {
        var (y, x) = Math.DivRem(texel, _chart.Image.Width);
        for (int v = Math.Max(0, y - reach); v <= Math.Min(_chart.Image.Height - 1, y + reach); v++)
            for (int u = Math.Max(0, x - reach); u <= Math.Min(_chart.Image.Width - 1, x + reach); u++)
                if (!_chart.Hole[u, v]) yield return (v * _chart.Image.Width) + u;
    }

    float[] Colour(int texel)
    {
        var colour = new float[_chart.Image.Channels];
        for (int c = 0; c < colour.Length; c++) colour[c] = _chart.Image.Plane(c)[texel];
        return colour;
    }

    static float[] Mean((float[] Sum, int Count) group) => Array.ConvertAll(group.Sum, value => value / group.Count);

    static float Difference(float[] a, float[] b) => a.Zip(b, (first, second) => Math.Abs(first - second)).Max();
}
