using Inpaint3D.Data;

namespace Inpaint3D.Tests.Data;

public class FieldTests
{
    [Fact]
    public void Slices_of_a_stack_are_what_was_stacked()
    {
        var frames = Enumerable.Range(0, 3).Select(k => new Field(3, 2, 1, 2, [.. Enumerable.Range(0, 12).Select(i => (float)((100 * k) + i))]) { Coding = SampleCoding.UInt8 }).ToArray();
        var video = Field.Stack(frames);
        Assert.Equal((3, 2, 3, 2, SampleCoding.UInt8), (video.Width, video.Height, video.Depth, video.Channels, video.Coding));
        for (int z = 0; z < 3; z++) Assert.Equal(frames[z].Samples, video.Slice(z).Samples);
        Assert.Same(frames[0], Field.Stack(frames[..1]));
    }

    [Fact]
    public void Frames_that_are_not_alike_are_refused() =>
        Assert.Contains("Frame 1", Assert.Throws<ArgumentException>(() => Field.Stack([new Field(3, 2), new Field(2, 3)])).Message, StringComparison.Ordinal);
}
