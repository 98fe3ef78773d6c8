using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d doctor</c>: what this machine has, what is missing, and how to get it.</summary>
internal sealed class DoctorVerb : Verb
{
    public DoctorVerb() : base("doctor", "Show what this machine offers and which packages to install for more.",
        "inpaint3d doctor", "inpaint3d doctor --json") { }

    public override Exit Execute(Call call)
    {
        int simd = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        call.Report.Line($"inpaint3d  {typeof(Pipeline).Assembly.GetName().Version?.ToString(3)}");
        call.Report.Line($"runtime    {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})");
        call.Report.Line($"processor  {Environment.ProcessorCount} cores, {simd}-bit vectors");
        call.Report.Result(new JsonObject { ["runtime"] = RuntimeInformation.FrameworkDescription, ["simd_bits"] = simd });
        return Exit.Ok;
    }
}
