using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

/// <summary>One method of one address.</summary>
/// <param name="Handler">Name of the page's handler; empty for the nameless one and for what is no page.</param>
/// <param name="Fields">What it reads of a form or query.</param>
internal sealed record SiteEndpoint(string Method, string Route, string Handler, IReadOnlyList<string> Fields);

/// <summary>Everything the site answers, read from the site itself, and the lines that were reviewed.</summary>
internal static class SiteEndpoints
{
    public static IEnumerable<string> ReviewedLines() =>
        Directory
            .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "tests", "Web.Tests"), "access-matrix.txt", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(File.ReadAllLines)
            .Where(line => line.Length > 0 && line[0] != '#');

    public static IEnumerable<MethodInfo> HubMethods(AppHost app) =>
        RoutesOf(app)
            .Select(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType)
            .OfType<Type>()
            .Distinct()
            .SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method);

    public static async Task<List<SiteEndpoint>> OfAsync(AppHost app)
    {
        var found = new List<SiteEndpoint>();
        var pages = app.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in RoutesOf(app))
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (
                endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
                || route.Contains("{**path:file}", StringComparison.Ordinal)
                || endpoint.Metadata.GetMetadata<HubMetadata>() is not null
            )
            {
                continue;
            }

            route = WithoutConstraints(route);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, endpoint.Metadata);
                var bound = compiled.BoundProperties.SelectMany(p => FieldsOf(p.Name, p.ParameterType)).ToList();
                found.Add(new SiteEndpoint("GET", route, "", bound));
                found.AddRange(
                    compiled.HandlerMethods.Select(handler => new SiteEndpoint(
                        handler.HttpMethod.ToUpperInvariant(),
                        route,
                        handler.Name ?? "",
                        [
                            .. bound,
                            .. handler.Parameters.SelectMany(p =>
                                FieldsOf(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType, isParameter: true)
                            ),
                        ]
                    ))
                );
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                var fields = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Select(p => p.Name!).ToList() ?? [];
                found.AddRange(methods.Select(method => new SiteEndpoint(method, route, "", fields)));
            }
        }

        return [.. found.Where(e => e.Method != "HEAD")];
    }

    private static IEnumerable<RouteEndpoint> RoutesOf(AppHost app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>A form that is bound whole is known by the names of its parts, with and without its own.</summary>
    private static IEnumerable<string> FieldsOf(string name, Type type, bool isParameter = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(CancellationToken) || typeof(IFormFile).IsAssignableFrom(type))
        {
            return [];
        }

        var isSimple =
            type.IsPrimitive || type.IsEnum || type == typeof(string) || type.Namespace == "System" || type.IsGenericType || type.IsArray;
        return isSimple
            ? [name]
            : type.GetProperties()
                .Where(p => p.CanWrite)
                .SelectMany(p => isParameter ? [p.Name, $"{name}.{p.Name}"] : new[] { $"{name}.{p.Name}" });
    }

    /// <summary><c>{reference:regex(…)}</c> is <c>{reference}</c> to the reader.</summary>
    private static string WithoutConstraints(string route)
    {
        var (plain, depth, isConstraint) = (new StringBuilder(), 0, false);
        foreach (var c in route)
        {
            depth += c switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            // Braces within a constraint are doubled: the parameter ends where all are closed.
            isConstraint = depth > 0 && (isConstraint || (depth == 1 && c == ':'));
            if (!isConstraint)
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }
}
