using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;
using Inpaint3D.IO;
using Inpaint3D.Media;
using Inpaint3D.Vulkan;
using NativeLibrary = Inpaint3D.Media.NativeLibrary;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d doctor</c>: what this machine has, what is missing, and how to get it.</summary>
internal sealed class DoctorVerb : Verb
{
    readonly Option<bool> _strict = new("--strict") { Description = "End with exit code 6 when an optional library is missing." };

    public DoctorVerb() : base("doctor", "Show what this machine offers and which packages to install for more.",
        "inpaint3d doctor", "inpaint3d doctor --json", "inpaint3d doctor --strict -q && echo complete") => Add(_strict);

    public override Exit Execute(Call call)
    {
        string version = typeof(Pipeline).Assembly.GetName().Version!.ToString(3);
        int simd = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000;
        var devices = VulkanDevice.List();
        NativeLibrary[] libraries = [.. MediaFormats.Libraries, Vulkan(devices)];
        call.Report.Table([
            ["inpaint3d", version],
            ["runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.OSDescription}"],
            ["processor", $"{HolesVerb.Count(Environment.ProcessorCount, "core")}, {simd}-bit vectors, {memory:N0} MB of memory"],
            ["devices", "cpu"],
            .. devices.Select(device => new[] { "", $"vulkan:{device.Name}, {Describe(device)}" }),
            ["pictures", Endings(Formats.Images)],
            ["meshes", Endings(Formats.Meshes)],
            .. libraries.Select(library => new[] { library.Name, State(library) }),
        ]);
        call.Report.Result(new JsonObject
        {
            ["version"] = version,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["platform"] = RuntimeInformation.RuntimeIdentifier,
            ["cores"] = Environment.ProcessorCount,
            ["simd_bits"] = simd,
            ["memory_mb"] = memory,
            ["devices"] = new JsonArray([new JsonObject { ["name"] = "cpu", ["kind"] = "processor" }, .. devices.Select(device => new JsonObject
            {
                ["name"] = $"vulkan:{device.Name}", ["kind"] = Kind(device), ["driver"] = device.Driver, ["api_version"] = device.ApiVersion.ToString(),
                ["memory_mb"] = device.Memory / 1_000_000, ["refusal"] = device.Refusal,
            })]),
            ["libraries"] = new JsonArray([.. libraries.Select(library => new JsonObject
            {
                ["name"] = library.Name, ["version"] = library.Version, ["package"] = library.Package, ["purpose"] = library.Purpose,
            })]),
        });
        return call.Get(_strict) && libraries.Any(library => library.Version is null) ? Exit.Missing : Exit.Ok;
    }

    /// <summary>The loader and the drivers are told by what they show.</summary>
    static NativeLibrary Vulkan(IReadOnlyList<VulkanDeviceInfo> devices) =>
        new("Vulkan", "libvulkan1 mesa-vulkan-drivers", "GPUs (--device vulkan)", devices.Count > 0 ? devices.Max(device => device.ApiVersion)!.ToString() : null);

    static string Describe(VulkanDeviceInfo device) =>
        device.Refusal ?? $"{Kind(device)}, {device.Driver}, {device.Memory / 1_000_000:N0} MB, Vulkan {device.ApiVersion}";

    static string Kind(VulkanDeviceInfo device) => device.Kind.ToString().ToLowerInvariant();

    static string State(NativeLibrary library) => library.Version is { } version
        ? $"{version}, for {library.Purpose}"
        : $"missing: {library.Purpose} need it; install it with: apt install {library.Package}";

    static string Endings<T>(IEnumerable<FileFormat<T>> formats) =>
        string.Join(' ', formats.SelectMany(format => format.Extensions.Select(ending => format.CanWrite ? ending : ending + " (read only)")).Distinct());
}
