using BenchmarkDotNet.Running;
using Inpaint3D.Benchmarks;

if (args is ["scan", .. var rest]) ScanBenchmark.Run(rest);
else if (args is ["kernels", .. var options]) KernelReport.Run(options);
else if (args is ["pde"]) PdeReport.Run();
else if (args is ["vulkan"]) VulkanReport.Run();
else BenchmarkSwitcher.FromAssembly(typeof(ScanBenchmark).Assembly).Run(args);
