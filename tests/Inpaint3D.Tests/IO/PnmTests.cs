using System.Text;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class PnmTests
{
    [Theory]
    [InlineData("P1 # bits\n3 2\n101\n0 1 0", new float[] { 0, 1, 0, 1, 0, 1 }, 1)]
    [InlineData("P1\n2 1\n1#end\n0", new float[] { 0, 1 }, 1)]
    [InlineData("P2\n#a comment\n2 2 # and another\n4\n0 1\n2 4", new float[] { 0, 0.25f, 0.5f, 1 }, 1)]
    [InlineData("P3 1 2 10 0 5 10\t10\r\n0 5\n", new float[] { 0, 1, 0.5f, 0, 1, 0.5f }, 3)]
    [InlineData("P5 2 1 255 \u0000\u00FF", new float[] { 0, 1 }, 1)]
    [InlineData("P5 2 1 256 \u0000\u0080\u0001\u0000", new float[] { 0.5f, 1 }, 1)]
    [InlineData("P6\n1 1\n5\n\u0001\u0002\u0005", new float[] { 0.2f, 0.4f, 1 }, 3)]
    [InlineData("P4\n3 2\n\u00A0\u0040", new float[] { 0, 1, 0, 1, 0, 1 }, 1)]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\n# pam\nDEPTH 2\nMAXVAL 5\nTUPLTYPE GRAYSCALE_ALPHA\nENDHDR\n\u0001\u0005", new float[] { 0.2f, 1 }, 2)]
    public void Every_kind_is_read_with_its_comments_and_white_space(string file, float[] samples, int channels)
    {
        var read = Read(file);
        Assert.Equal(channels, read.Channels);
        Assert.Equal(samples, read.Samples);
    }

    [Theory]
    [InlineData("P5 2 1 255 \u0000", "truncated")]
    [InlineData("P2 2 1 255 1", "truncated")]
    [InlineData("P2 2 1 255 1 256", "row 0 has the sample 256")]
    [InlineData("P2 2 1 255 1 -1", "'-'")]
    [InlineData("P1 2 1 12", "'2'")]
    [InlineData("P5 2 1 65536 ", "largest sample is 65536")]
    [InlineData("P5 2 1 0 ", "largest sample is 0")]
    [InlineData("P5 0 1 255 ", "0 x 1")]
    [InlineData("P5 99999999999 1 255 ", "should be a number")]
    [InlineData("P6 2000000000 2000000000 255 ", "over the limit")]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 9\nMAXVAL 5\nENDHDR\n", "9 channels")]
    [InlineData("P7\nWIDTH 1\nENDHDR\n", "no line")]
    [InlineData("P7\nDEPT 1\n", "'DEPT'")]
    public void What_is_wrong_is_said(string file, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<InvalidDataException>(() => Read(file)).Message);

    [Fact]
    public void A_header_that_asks_for_more_than_the_file_holds_takes_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Read("P6 20000 20000 65535 ...."));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    static Field Read(string file) => new Pnm().Read(new MemoryStream(Encoding.Latin1.GetBytes(file)), "");
}
