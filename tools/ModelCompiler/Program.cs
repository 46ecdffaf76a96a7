using System.Runtime.Loader;
using Visavis.ModelCompiler;

// dotnet run --project tools/ModelCompiler -- <folder of the built site> <dll to write>
// Writes Entity Framework's model of the site's database as code, for both providers, and compiles it: see docs/decisions/0072. Run by publishing.
if (args is not [var folder, var target])
{
    await Console.Error.WriteLineAsync("ModelCompiler <folder of the built site> <dll to write>");
    return 1;
}

// Entity Framework comes with this program, in the same version; all else is the site's.
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(Path.GetFullPath(folder), $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
var site = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Path.GetFullPath(folder), "Visavis.Web.dll"));
var sources = ModelSources.Write(site, Directory.CreateTempSubdirectory("visavis-model-"));
return ModelAssembly.TryCompile(site, Path.GetFullPath(folder), sources, Path.GetFullPath(target)) ? 0 : 1;
