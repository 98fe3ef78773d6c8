using Inpaint3D.Media;

namespace Inpaint3D.Tests.Media;

public class NativeLibraryTests
{
    [Fact]
    public void A_missing_library_says_what_needs_it_and_what_to_install()
    {
        Assert.False(NativeResolver.TryLoad("no such library", out _));
        string message = new NativeLibrary("libvips", "libvips42", "JPEG pictures", Version: null).Missing().Message;
        Assert.Equal("libvips was not found: JPEG pictures need it; install libvips42 (Debian/Ubuntu: apt install libvips42).", message);
    }
}
