using System.Reflection;
using System.Runtime.Loader;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Visavis.Web.Foundation.Data;

/// <summary>
/// The model as code, which a published site finds beside itself (<c>tools/ModelCompiler</c>): Entity Framework then need not make it, which takes a second of each start.
/// Without it, or where it is another build's, everything is as it is without.
/// </summary>
internal static class CompiledModel
{
    private const string FileName = "Visavis.Web.Model.dll";

    private static readonly Lazy<Dictionary<Type, Type>> Models = new(() => Load(typeof(CompiledModel).Assembly));

    /// <summary>Null where there is none.</summary>
    public static IModel? Of<TContext>()
        where TContext : DbContext =>
        Models.Value.TryGetValue(typeof(TContext), out var model)
            ? (IModel)model.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
            : null;

    private static Dictionary<Type, Type> Load(Assembly site)
    {
        var path = Path.Combine(Path.GetDirectoryName(site.Location)!, FileName);
        if (!File.Exists(path))
        {
            return new Dictionary<Type, Type>();
        }

        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        var ofBuild = assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "OfBuild")
            ?.Value;
        return ofBuild == site.ManifestModule.ModuleVersionId.ToString("D")
            ? assembly.GetCustomAttributes<DbContextModelAttribute>().ToDictionary(model => model.ContextType, model => model.ModelType)
            : new Dictionary<Type, Type>();
    }
}
