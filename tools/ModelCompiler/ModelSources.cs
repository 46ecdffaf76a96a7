using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;

namespace Visavis.ModelCompiler;

/// <summary>The models of all contexts of the site as C#, as <c>dotnet ef dbcontext optimize</c> writes them.</summary>
internal static class ModelSources
{
    /// <returns>The text of each file.</returns>
    public static IReadOnlyList<string> Write(Assembly site, DirectoryInfo folder)
    {
        try
        {
            return [.. Contexts(site).SelectMany(context => Write(site, context, Path.Combine(folder.FullName, context.GetType().Name)))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Write(Assembly site, DbContext context, string folder)
    {
        using (context)
        {
            var services = new DesignTimeServicesBuilder(site, site, new OperationReporter(handler: null), args: []).Build(context);
            var files = services
                .GetRequiredService<ICompiledModelScaffolder>()
                .ScaffoldModel(
                    context.GetService<IDesignTimeModel>().Model,
                    folder,
                    new CompiledModelCodeGenerationOptions
                    {
                        ContextType = context.GetType(),
                        ModelNamespace = $"Visavis.Web.Model.Of{context.GetType().Name}",
                        Language = "C#",
                        UseNullableReferenceTypes = true,
                    }
                );
            return [.. files.Select(File.ReadAllText)];
        }
    }

    /// <summary>Made by the site's own factories for tools, which connect to nothing.</summary>
    private static IEnumerable<DbContext> Contexts(Assembly site) =>
        site.GetTypes()
            .Where(type => Array.Exists(type.GetInterfaces(), IsFactory))
            .Select(type =>
                (DbContext)
                    Array
                        .Find(type.GetInterfaces(), IsFactory)!
                        .GetMethod(nameof(IDesignTimeDbContextFactory<DbContext>.CreateDbContext))!
                        .Invoke(Activator.CreateInstance(type), [Array.Empty<string>()])!
            );

    private static bool IsFactory(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>);
}
