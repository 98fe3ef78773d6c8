using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

public sealed class OutputSetTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_output_that_exists_is_kept_unless_it_may_be_overwritten()
    {
        File.WriteAllText(_folder["a"], "old");
        Assert.Throws<IOException>(() => new OutputSet(_folder["a"]));
        Assert.Equal("old", File.ReadAllText(_folder["a"]));
        using (var output = new OutputSet(_folder["a"], overwrite: true))
        {
            output.Create().Write("new"u8);
            output.Commit();
        }
        Assert.Equal("new", File.ReadAllText(_folder["a"]));
    }

    [Fact]
    public void A_failure_leaves_nothing_behind_and_the_old_file_as_it_was()
    {
        File.WriteAllText(_folder["a"], "old");
        using (var output = new OutputSet(_folder["a"], overwrite: true))
        {
            output.Create().Write("half"u8);
            output.Create("b").Write("half"u8);
        }
        Assert.Equal([_folder["a"]], Directory.GetFiles(_folder.Path));
        Assert.Equal("old", File.ReadAllText(_folder["a"]));
    }

    [Fact]
    public void A_full_disk_leaves_nothing_behind()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        // The temporary file leads to a device that has no room; what is written stays in the stream's buffer until it is closed.
        File.CreateSymbolicLink(_folder[$".a.{Environment.ProcessId}.0.part"], "/dev/full");
        using (var output = new OutputSet(_folder["a"])) output.Create().Write("half"u8);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Several_files_appear_together_at_the_commit()
    {
        using var output = new OutputSet(_folder["a"]);
        output.Create().Write("1"u8);
        output.Create("b").Write("2"u8);
        Assert.False(File.Exists(_folder["a"]) || File.Exists(_folder["b"]));
        output.Commit();
        Assert.Equal(("1", "2"), (File.ReadAllText(_folder["a"]), File.ReadAllText(_folder["b"])));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void A_missing_folder_and_a_folder_in_the_place_of_the_file_are_errors()
    {
        Assert.Throws<IOException>(() => new OutputSet(_folder["none/a"]));
        Assert.Throws<IOException>(() => new OutputSet(_folder.Path));
    }
}
