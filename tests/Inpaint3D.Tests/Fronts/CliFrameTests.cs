using Inpaint3D.Cli;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Methods;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Tests.Fronts;

public sealed class CliFrameTests : IDisposable
{
    readonly CliProcess _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Without_arguments_help_starts_with_examples()
    {
        var ended = _cli.Run();
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("\nExamples:\n  inpaint3d mesh scan.ply -o closed.ply\n", ended.Output, StringComparison.Ordinal);
        Assert.Empty(ended.Error);
    }

    [Fact]
    public void Help_of_a_verb_shows_the_options_of_the_method_that_is_named()
    {
        var entry = Catalog.For<ImageHole>().First(entry => entry.Options.Count > 0);
        var ended = _cli.Run("image", "--help", "--method", entry.Name);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains($"Options of {entry.Name}", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"--{entry.Options[0].Name}", ended.Output, StringComparison.Ordinal);
        Assert.Contains(entry.Options[0].Description[..20], ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no verb 'imgae'. Did you mean 'image'?", "imgae")]
    [InlineData("There is no option '--forse'. Did you mean '--force'?", "image", "a.png", "-o", "b.png", "--forse")]
    [InlineData("There is no option '--max-size'. Did you mean '--max-edges'? See 'inpaint3d mesh --help'.", "mesh", "a.ply", "-o", "b.ply", "--max-size=5")]
    [InlineData("There is no option '--rim'. Did you mean '--trim'? See", "mesh", "a.ply", "-o", "b.ply", "--rim", "2")]
    [InlineData("There is no option '--keep-width'. Did you mean '--keep' or '--keep-larger-than'? See", "mesh", "a.ply", "-o", "b.ply", "--keep-width", "2")]
    [InlineData("There is no option '--zebra'. See 'inpaint3d mesh --help'.", "mesh", "a.ply", "-o", "b.ply", "--zebra")]
    [InlineData("There is no method 'harmonik'. Did you mean 'harmonic'?", "image", "a.png", "-o", "b.png", "--method", "harmonik")]
    [InlineData("There is no device 'gpu'.", "image", "a.png", "-o", "b.png", "--device", "gpu")]
    [InlineData("There is no shell 'bsh'. Did you mean 'bash'?", "completions", "bsh")]
    [InlineData("-o OUT is missing, as in 'inpaint3d image a.png m.png --feather 2 -o a-filled.png'. See 'inpaint3d image --help'.", "image", "a.png", "m.png", "--feather", "2")]
    [InlineData("-o OUT is missing, as in 'inpaint3d image \"*.jpg\" -o filled'.", "image", "*.jpg")]
    [InlineData("-o OUT is missing, as in 'inpaint3d mesh \"my scans/a b.STL\" -o \"a b-closed.STL\"'.", "mesh", "my scans/a b.STL")]
    [InlineData("-o OUT is missing, as in 'inpaint3d mesh a.fbx -o a-closed.ply'.", "mesh", "a.fbx")]
    [InlineData("MESH and -o OUT are missing, as in 'inpaint3d mesh scan.ply -o closed.ply'.", "mesh")]
    [InlineData("MESH is missing, as in 'inpaint3d mesh scan.ply -o closed.ply'.", "mesh", "-o", "a.ply")]
    [InlineData("-o OUT is missing, as in 'inpaint3d render a.ply -o a.png'.", "render", "a.ply")]
    [InlineData("-o OUT is missing, as in 'inpaint3d view a.ply -o a-view.png'.", "view", "a.ply")]
    [InlineData("To fill holes: 'inpaint3d mesh a.ply -o a-closed.ply'.", "fill", "a.ply", "--all")]
    [InlineData("To fill holes: 'inpaint3d image a.jpg -o a-filled.jpg'.", "a.jpg")]
    [InlineData("--threads 0: must be a whole number of at least 1.", "image", "a.png", "-o", "b.png", "--threads", "0")]
    [InlineData("--seed x: must be a whole number of at least 0.", "image", "a.png", "-o", "b.png", "--seed", "x")]
    [InlineData("'d.png' is one argument too many: image takes IMAGE and MASK, and a name with spaces needs quotes.", "image", "a.png", "m.png", "d.png", "-o", "b.png")]
    [InlineData("The option '-o' lacks its value OUT.", "mesh", "a.ply", "-o")]
    [InlineData("The option '--max-edges' lacks its value N.", "mesh", "a.ply", "-o", "b.ply", "--max-edges")]
    [InlineData("The option before '-o' lacks its value.", "image", "a.png", "--method", "-o", "b.png")]
    public void What_was_typed_wrongly_ends_with_2_and_a_sentence(string sentence, params string[] arguments)
    {
        var ended = _cli.Run(arguments);
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
        Assert.Empty(ended.Output);
    }

    [Fact]
    public void A_flag_of_another_method_is_refused_with_those_of_this_one()
    {
        var (with, without) = (Catalog.For<ImageHole>().First(e => e.Options.Count > 0), Catalog.Find("harmonic", typeof(ImageHole)));
        string flag = with.Options.First(option => without.Options.All(other => other.Name != option.Name)).Name;
        var ended = _cli.Run("image", "a.png", "-o", "b.png", "--method", "harmonic", "--" + flag, "1");
        Assert.Equal((int)Exit.Usage, ended.ExitCode);
        Assert.Contains($"There is no option of harmonic '{flag}'", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_not_there_ends_with_6_before_a_file_is_read()
    {
        // Whether or not there is a Vulkan loader, no device has this name.
        var ended = _cli.Run("image", "a.png", "-o", "b.png", "--device", "vulkan:no such device");
        Assert.Equal((int)Exit.Missing, ended.ExitCode);
        Assert.Contains("Vulkan", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_driver_of_Vulkan_the_processor_serves_and_the_packages_are_named()
    {
        // What the loader is told here it looks for instead of all drivers; where there is no loader it comes to the same.
        _cli.Variables["VK_DRIVER_FILES"] = _cli.Variables["VK_ICD_FILENAMES"] = _cli["none.json"];
        var vulkan = _cli.Run("image", "a.png", "-o", "b.png", "--device", "vulkan");
        Assert.Equal((int)Exit.Missing, vulkan.ExitCode);
        Assert.Contains("apt install libvulkan1 mesa-vulkan-drivers", vulkan.Error, StringComparison.Ordinal);
        var library = _cli.Run("doctor", "--json").Json.GetProperty("libraries").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == "Vulkan");
        Assert.Equal("libvulkan1 mesa-vulkan-drivers", library.GetProperty("package").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, library.GetProperty("version").ValueKind);

        var image = new Field(9, 7, 1, 3);
        image.Samples.AsSpan().Fill(0.5f);
        Formats.SaveImage(image, _cli["a.png"], overwrite: false);
        var mask = new Mask(9, 7);
        mask[4, 3] = true;
        Formats.SaveImage(mask.ToField(), _cli["m.png"], overwrite: false);
        Assert.Equal(0, _cli.Run("image", "a.png", "m.png", "-o", "b.png").ExitCode);
    }

    [Fact]
    public void Work_is_done_on_the_Vulkan_device_that_is_named()
    {
        var device = VulkanDevice.List().FirstOrDefault(info => info.Refusal is null);
        Assert.SkipWhen(device is null, "There is no Vulkan device: install libvulkan1 and mesa-vulkan-drivers.");
        var problem = Laws.EveryImageMethod.Problem(40, 30, 1, 3, scale: 1);
        Formats.SaveImage(problem.Image, _cli["a.png"], overwrite: false);
        Formats.SaveImage(problem.Hole.ToField(), _cli["m.png"], overwrite: false);
        var ended = _cli.Run("image", "a.png", "m.png", "-o", "b.png", "--device", $"vulkan:{device.Name}", "--threads", "1");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(device.Kind == VulkanDeviceKind.Software, ended.Error.Contains("is no GPU", StringComparison.Ordinal));
        Assert.Contains("filled", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_also_told_as_json()
    {
        var ended = _cli.Run("image", "missing.png", "-o", "b.png", "--json");
        Assert.Equal((int)Exit.BadInput, ended.ExitCode);
        Assert.Equal((int)Exit.BadInput, ended.Json.GetProperty("exit_code").GetInt32());
        Assert.Contains("missing.png", ended.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_exception_has_a_code_and_only_the_unexpected_has_1()
    {
        Assert.Equal(Exit.Usage, Failure.Explain(new ArgumentException("a")).Code);
        Assert.Equal(Exit.BadInput, Failure.Explain(new InvalidDataException("a")).Code);
        Assert.Equal(Exit.BadInput, Failure.Explain(new FileNotFoundException("a")).Code);
        Assert.Equal(Exit.BadOutput, Failure.Explain(new IOException("a")).Code);
        Assert.Equal((Exit.BadOutput, true), Failure.Explain(new IOException("a", 28)) is var (code, full) ? (code, full.Contains("no room left", StringComparison.Ordinal)) : default);
        Assert.Equal(Exit.Missing, Failure.Explain(new NotSupportedException("a")).Code);
        Assert.Equal(Exit.Limit, Failure.Explain(new InvalidDataException("a", Limits.Exceeded("b"))).Code);
        Assert.Equal(Exit.Interrupted, Failure.Explain(new OperationCanceledException()).Code);
        Assert.Equal(Exit.Usage, Failure.Explain(new AggregateException(new ArgumentException("a"))).Code);
        Assert.Equal(Exit.Unexpected, Failure.Explain(new InvalidOperationException("a")).Code);
        Assert.Equal("a", Failure.Explain(new ArgumentException("a", "parameter")).Sentence);
    }

    [Fact]
    public void Methods_lists_the_catalogue_with_the_domain_of_every_option()
    {
        var methods = _cli.Run("methods", "--json").Json.GetProperty("methods");
        Assert.Equal(Catalog.All.Select(entry => entry.Name), methods.EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        foreach (var option in methods.EnumerateArray().SelectMany(m => m.GetProperty("options").EnumerateArray()))
        {
            Assert.Contains(option.GetProperty("type").GetString(), new[] { "word", "switch", "integer", "number" });
            Assert.NotEmpty(option.GetProperty("description").GetString()!);
        }
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completions_asks_the_command_itself(string shell) =>
        Assert.Contains("inpaint3d \"[suggest:", _cli.Run("completions", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void Suggestions_know_verbs_and_methods()
    {
        Assert.Contains("image", _cli.Run("[suggest:12]", "inpaint3d im").Output, StringComparison.Ordinal);
        Assert.Contains("harmonic", _cli.Run("[suggest:26]", "inpaint3d image --method ha").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_names_runtime_and_processor()
    {
        var json = _cli.Run("doctor", "--json").Json;
        Assert.Contains(".NET", json.GetProperty("runtime").GetString(), StringComparison.Ordinal);
        Assert.Contains(json.GetProperty("simd_bits").GetInt32(), new[] { 128, 256, 512 });
    }
}
