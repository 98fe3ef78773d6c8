using System.Globalization;
using System.Text;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public class NumbersTests
{
    [Fact]
    public void Numbers_are_rounded_as_the_runtime_rounds_them()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            string text = Text(random);
            var word = Encoding.ASCII.GetBytes(text);
            Assert.True(Numbers.TryDouble(word, out double d) && Numbers.TryFloat(word, out float f) && BitConverter.SingleToUInt32Bits(f) == BitConverter.SingleToUInt32Bits(float.Parse(text)), text);
            Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text)), BitConverter.DoubleToInt64Bits(d));
        }
    }

    [Theory]
    [InlineData("16777217.0", 16777216f)] // half way between two floats: to even
    [InlineData("16777219", 16777220f)]
    [InlineData("1.00000005960464477539", 1f)] // half way as a double, a little less as written
    [InlineData("1.00000005960464477540", 1.0000001f)]
    [InlineData(".3", .3f)]
    [InlineData("-0", -0f)]
    [InlineData("1e-45", 1e-45f)]
    [InlineData("-inf", float.NegativeInfinity)]
    [InlineData("-nan(ind)", float.NaN)]
    public void Floats_are_rounded_once(string text, float expected)
    {
        Assert.True(Numbers.TryFloat(Encoding.ASCII.GetBytes(text), out float value));
        if (float.IsNaN(expected)) Assert.True(float.IsNaN(value));
        else Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(value));
    }

    [Theory, InlineData(""), InlineData("."), InlineData("-"), InlineData("1.2.3"), InlineData("0x10"), InlineData("1,5"), InlineData("ten")]
    public void What_is_no_number_is_refused(string text)
    {
        Assert.False(Numbers.TryDouble(Encoding.ASCII.GetBytes(text), out _));
        Assert.False(Numbers.TryFloat(Encoding.ASCII.GetBytes(text), out _));
    }

    [Fact]
    public void A_float_fits_exactly_when_its_shortest_text_is_the_number()
    {
        var random = new Random(2);
        for (int i = 0; i < 50_000; i++)
        {
            float f = (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-10, 10));
            Assert.True(Numbers.FitsFloat(f));
            Assert.True(Numbers.FitsFloat(double.Parse(f.ToString())));
            Assert.True(Numbers.FitsFloat(Math.Round(random.NextDouble(), 6)));
            double d = random.NextDouble();
            Assert.Equal(double.Parse(((float)d).ToString()) == d, Numbers.FitsFloat(d));
        }
        Assert.False(Numbers.FitsFloat(0.123456789));
        Assert.False(Numbers.FitsFloat(4500000.125));
        Assert.False(Numbers.FitsFloat(1e300));
    }

    static string Text(Random random) => random.Next(6) switch
    {
        0 => random.NextSingle().ToString("R", CultureInfo.InvariantCulture),
        1 => (random.NextDouble() * Math.Pow(10, random.Next(-300, 300))).ToString("R", CultureInfo.InvariantCulture),
        2 => (random.NextDouble() - 0.5).ToString($"F{random.Next(1, 18)}", CultureInfo.InvariantCulture),
        3 => random.NextInt64(1L << random.Next(1, 62)).ToString(CultureInfo.InvariantCulture),
        4 => $"-{random.Next(1000)}.{random.NextInt64(1_000_000_000_000)}",
        _ => (random.NextSingle() * 1e-38f).ToString("E9", CultureInfo.InvariantCulture),
    };
}
