using System.Text;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class PfmTests
{
    [Theory]
    [InlineData("-1.0", false)]
    [InlineData("1", true)]
    [InlineData("-0.003922", false)]
    public void Rows_run_upwards_the_sign_of_the_scale_is_the_byte_order_and_its_size_is_not_applied(string scale, bool bigEndian)
    {
        float[] values = [1, -2.5f, float.NaN, 1e30f];
        byte[] file = [.. Encoding.ASCII.GetBytes($"Pf\n2 2\n{scale}\n"), .. values.SelectMany(v => BitConverter.GetBytes(v) is var b && bigEndian == BitConverter.IsLittleEndian ? b.Reverse() : b)];
        Assert.Equal([float.NaN, 1e30f, 1, -2.5f], new Pfm().Read(new MemoryStream(file), "").Samples);
    }

    [Theory]
    [InlineData("PF\n1 1\n-1\n01234567890", "truncated")]
    [InlineData("PF\n1 1\n0\n012345678901", "scale")]
    [InlineData("PF\n1 1\nnan\n012345678901", "scale")]
    [InlineData("PQ\n1 1\n1\n012345678901", "Pf or PF")]
    public void What_is_wrong_is_said(string file, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => new Pfm().Read(new MemoryStream(Encoding.Latin1.GetBytes(file)), "")).Message);
}
