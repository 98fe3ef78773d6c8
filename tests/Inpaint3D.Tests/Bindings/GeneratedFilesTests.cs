using System.Text.RegularExpressions;
using Silk.NET.Vulkan.Generator;

namespace Inpaint3D.Tests.Bindings;

/// <summary>The generated bindings are what the generator writes, and nothing else.</summary>
public partial class GeneratedFilesTests
{
    const string RegistryPath = "/usr/share/vulkan/registry/vk.xml";
    static readonly string s_target = Repository.File("src", "Silk.NET.Vulkan");

    [Fact]
    public void The_committed_files_are_what_the_generator_writes()
    {
        var registry = ReadRegistry();
        string recorded = Version().Match(File.ReadAllText(Path.Combine(s_target, "Vk.gen.cs"))).Groups[1].Value;
        Assert.SkipUnless($"{registry.HeaderVersion}" == recorded, $"the registry here is version {registry.HeaderVersion}, the bindings were made from {recorded}");

        var written = GeneratedFiles.From(registry, AllowList());
        var committed = Directory.EnumerateFiles(s_target, "*.gen.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(s_target, file).Replace('\\', '/'));
        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), committed.Order(StringComparer.Ordinal));
        Assert.All(written, file => Assert.True(file.Value == File.ReadAllText(Path.Combine(s_target, file.Key)), $"{file.Key} is not what the generator writes: run it again."));
    }

    [Fact]
    public void Nothing_is_written_that_the_list_does_not_reach()
    {
        var files = GeneratedFiles.From(ReadRegistry(), ["vkCreateFence # a comment", "", "VkSemaphoreTypeCreateInfo"]);
        Assert.Equal(["Callbacks.gen.cs", "Enums.gen.cs", "Handles.gen.cs", "Structs.gen.cs", "Vk.gen.cs"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Device", "Fence"], Declared(files["Handles.gen.cs"]));
        Assert.Equal(["AllocationCallbacks", "FenceCreateInfo", "SemaphoreTypeCreateInfo"], Declared(files["Structs.gen.cs"]));
        Assert.Equal(["FenceCreateFlags", "InternalAllocationType", "Result", "SemaphoreType", "StructureType", "SystemAllocationScope"], Declared(files["Enums.gen.cs"]));
        Assert.Matches(@"enum StructureType\n\{\n    FenceCreateInfo = 8,\n    SemaphoreTypeCreateInfo = 1000207002,\n\}", files["Enums.gen.cs"]);
    }

    [Fact]
    public void An_extension_gets_a_class_and_brings_its_members_of_enumerations()
    {
        var files = GeneratedFiles.From(ReadRegistry(), ["vkCreateSwapchainKHR", "vkAcquireNextImageKHR", "vkGetPhysicalDeviceSurfaceFormatsKHR"]);
        string swapchain = files["Extensions/KHR/KhrSwapchain.gen.cs"];
        Assert.Contains("namespace Silk.NET.Vulkan.Extensions.KHR;", swapchain);
        Assert.Contains("class KhrSwapchain : NativeExtension<Vk>", swapchain);
        Assert.Contains("Result CreateSwapchain(Device device, in SwapchainCreateInfoKHR pCreateInfo, AllocationCallbacks* pAllocator, out SwapchainKHR pSwapchain)", swapchain);
        Assert.Contains("Result AcquireNextImage(Device device, SwapchainKHR swapchain, ulong timeout, Semaphore semaphore, Fence fence, ref uint pImageIndex)", swapchain);
        Assert.Contains("ref uint pSurfaceFormatCount, SurfaceFormatKHR* pSurfaceFormats)", files["Extensions/KHR/KhrSurface.gen.cs"]);
        Assert.All(["SpaceSrgbNonlinearKhr = 0,", "FifoKhr = 2,", "OpaqueBitKhr = 1,", "ErrorOutOfDateKhr = -1000001004,"], member => Assert.Contains(member, files["Enums.gen.cs"]));
        Assert.DoesNotContain("SharedPresentKhr", files["Enums.gen.cs"]);
    }

    [Fact]
    public void A_name_that_the_registry_lacks_is_an_error_that_names_it()
    {
        var error = Assert.Throws<InvalidDataException>(() => GeneratedFiles.From(ReadRegistry(), ["vkCreateBufer"]));
        Assert.Contains("vkCreateBufer", error.Message);
    }

    static Registry ReadRegistry()
    {
        Assert.SkipUnless(File.Exists(RegistryPath), $"{RegistryPath} (libvulkan-dev) is not installed");
        return RegistryReader.Read(RegistryPath);
    }

    static IEnumerable<string> AllowList() => File.ReadLines(Repository.File("src", "Silk.NET.Vulkan.Generator", "allow-list.txt"));

    static IEnumerable<string> Declared(string text) => Declaration().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"VK_HEADER_VERSION (\d+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"^public (?:unsafe )?(?:struct|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
