using BenchmarkDotNet.Running;
using Inpaint3D.Benchmarks;

if (args is ["scan", .. var rest]) ScanBenchmark.Run(rest);
else BenchmarkSwitcher.FromAssembly(typeof(ScanBenchmark).Assembly).Run(args);
