using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public sealed class FormatsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_bytes_count_more_than_the_ending()
    {
        Formats.SaveImage(new Field(3, 2), _folder["a.png"]);
        File.Move(_folder["a.png"], _folder["a.ppm"]);
        Assert.Equal(3, Formats.LoadImage(_folder["a.ppm"]).Width);
    }

    [Fact]
    public void Endings_tell_pictures_whatever_their_case()
    {
        Assert.True(Formats.IsImage("a/b.PNG"));
        Assert.False(Formats.IsImage("a.png.txt"));
        Assert.False(Formats.IsMesh("a.png"));
    }

    [Fact]
    public void Errors_name_the_file_and_the_remedy()
    {
        File.WriteAllBytes(_folder["empty.png"], []);
        File.WriteAllText(_folder["text.png"], "hello");
        Assert.Contains("empty.png: the file is empty", Assert.Throws<InvalidDataException>(() => Formats.LoadImage(_folder["empty.png"])).Message);
        Assert.Contains("text.png", Assert.Throws<InvalidDataException>(() => Formats.LoadImage(_folder["text.png"])).Message);
        Assert.Throws<FileNotFoundException>(() => Formats.LoadImage(_folder["none.png"]));
        Assert.Contains("is a folder", Assert.Throws<InvalidDataException>(() => Formats.LoadImage(_folder.Path)).Message);
        Assert.Contains(".png", Assert.Throws<ArgumentException>(() => Formats.SaveImage(new Field(1, 1), _folder["a.xyz"])).Message);
    }

    [Fact]
    public void Videos_and_many_channels_are_no_pictures_and_leave_no_file()
    {
        Assert.Throws<ArgumentException>(() => Formats.SaveImage(new Field(2, 2, 3), _folder["a.png"]));
        Assert.Throws<ArgumentException>(() => Formats.SaveImage(new Field(2, 2, 1, 5), _folder["a.png"]));
        Assert.Throws<ArgumentException>(() => Formats.SaveImage(new Field(2, 2, 1, 4), _folder["a.pfm"]));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
