using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Visavis.ModelCompiler;

/// <summary>Makes an assembly of the sources, which says of which build of the site it is.</summary>
internal static class ModelAssembly
{
    public static bool TryCompile(Assembly site, string folder, IEnumerable<string> sources, string target)
    {
        var ofBuild = $"[assembly: System.Reflection.AssemblyMetadata(\"OfBuild\", \"{site.ManifestModule.ModuleVersionId:D}\")]";
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(target),
            sources.Append(ofBuild).Select(source => CSharpSyntaxTree.ParseText(source)),
            References(folder),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                deterministic: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var result = compilation.Emit(target);
        foreach (var error in result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            Console.Error.WriteLine(error);
        }

        return result.Success;
    }

    /// <summary>The site's own files, and of the framework what it runs on.</summary>
    private static List<PortableExecutableReference> References(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*.dll")
                .Concat(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
                .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
                .Where(IsManaged)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];

    private static bool IsManaged(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        return image.HasMetadata && image.GetMetadataReader().IsAssembly;
    }
}
