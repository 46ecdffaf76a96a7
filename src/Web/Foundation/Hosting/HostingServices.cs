using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting.Health;
using Visavis.Web.Foundation.Hosting.Limits;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Visavis.Web.Foundation.Hosting;

public static class HostingServices
{
    private const string ErrorPath = "/error";

    /// <summary>Largest body of an ordinary form or call; an endpoint that takes files raises it for itself.</summary>
    private const long LargestBody = 1024 * 1024;
    private const int LargestFormValue = 64 * 1024;
    private const int MostFormValues = 200;

    /// <summary>What surrounds every request: cookies, headers, limits, errors, health.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
        });
        services.Configure<FormOptions>(options =>
        {
            options.ValueLengthLimit = LargestFormValue;
            options.ValueCountLimit = MostFormValues;
            options.MultipartBodyLengthLimit = LargestBody;
        });
        // Refusals of forms are answers like any others, counted with them: written down with their stacks, strangers could fill the disk.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None));
        services.AddAntiforgery(options => options.Cookie = SecureCookieBuilder.Named("visavis-form"));
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateOnStart();
        services.AddSingleton<SiteAddress>();
        services.AddForms();
        services.AddRateLimits(configuration);
        services.AddOptions<PeakOptions>().Bind(configuration.GetSection(PeakOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<ReadingPatience>();
        services.AddOptions<DrainOptions>().Bind(configuration.GetSection(DrainOptions.Section)).ValidateOnStart();
        if (!string.IsNullOrWhiteSpace(configuration["Redis:ConnectionString"]))
        {
            // One of several empties itself before it stops; one alone has nowhere to send its pages.
            services.AddSingleton<IHostLifetime, DrainingLifetime>();
        }

        services.AddHealth();
        services.AddCompression();
        return services;
    }

    /// <summary>The middleware up to who asks and how often.</summary>
    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseSocketsAfterChecks();
        app.UseReverseProxy();
        app.UseSecurityHeaders();
        app.UseResponseCompression();

        // Before the error pages, which speak the reader's language too.
        app.UseRequestLocalization();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = ErrorPath,
                StatusCodeSelector = problem =>
                    problem is BadHttpRequestException refused ? refused.StatusCode
                    : PassingTrouble.Is(problem) ? StatusCodes.Status503ServiceUnavailable
                    : Overtaken.Is(problem) ? StatusCodes.Status409Conflict
                    : StatusCodes.Status500InternalServerError,
                SuppressDiagnosticsCallback = problem => problem.Exception is BadHttpRequestException,
            }
        );
        app.UseStatusCodePagesWithReExecute(ErrorPath);
        app.Use(app.Services.GetRequiredService<ReadingPatience>().PassAsync);
        app.UseKnownCharsets();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseRouting();
        app.Use(ShowFailureAsync);
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<RequestLimiter>().PassAsync);
        return app;
    }

    /// <summary>The page that says what failed asks nobody who they are: what would answer may be what failed.</summary>
    private static Task ShowFailureAsync(HttpContext context, RequestDelegate next) =>
        context.Response.StatusCode >= StatusCodes.Status500InternalServerError
        && (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        && context.GetEndpoint() is { RequestDelegate: { } page }
            ? page(context)
            : next(context);

    /// <summary>Whether the person may do it, and meant to.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static void MapHosting(this WebApplication app)
    {
        app.MapHealth();
        app.Services.GetRequiredService<PublicSiteHealthCheck>().Tell();
        app.AnnounceAddress();
    }
}
