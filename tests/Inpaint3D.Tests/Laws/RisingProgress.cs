namespace Inpaint3D.Tests.Laws;

/// <summary>Fails when what it is told falls.</summary>
sealed class RisingProgress : IProgress<double>
{
    public double Last { get; set; }

    public void Report(double value)
    {
        Assert.True(value >= Last, $"progress fell from {Last} to {value}");
        Last = value;
    }
}
