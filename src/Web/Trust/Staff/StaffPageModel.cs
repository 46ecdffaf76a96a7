using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts;

namespace Visavis.Web.Trust.Staff;

/// <summary>A page for staff: to anybody else it does not exist, and to staff it opens with a second proof.</summary>
public abstract class StaffPageModel : PageModel
{
    public const string ProofPath = "/staff/proof";

    public Guid StaffId => User.AccountId()!.Value;

    public bool IsAdministrator { get; private set; }

    /// <summary>Whether the page is for administrators alone.</summary>
    protected virtual bool IsForAdministrators => false;

    [TempData]
    public string? Notice { get; set; }

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    // Its name would make it a handler of a method called PAGE.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.AccountId() is not { } id)
        {
            context.Result = new ChallengeResult();
            return;
        }

        var services = HttpContext.RequestServices;
        var role = await services.GetRequiredService<StaffRoles>().OfAsync(id, HttpContext.RequestAborted);
        if (role == StaffRole.None || (IsForAdministrators && role != StaffRole.Administrator))
        {
            context.Result = NotFound();
            return;
        }

        if (!services.GetRequiredService<SecondFactor>().Holds(HttpContext))
        {
            context.Result = HttpMethods.IsGet(Request.Method)
                ? LocalRedirect($"{ProofPath}?returnUrl={Uri.EscapeDataString(Request.Path + Request.QueryString)}")
                : StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        IsAdministrator = role == StaffRole.Administrator;
        Response.Headers.CacheControl = "no-store";
        await next();
    }

    protected IActionResult Told(string notice, string? path = null)
    {
        Notice = notice;
        return LocalRedirect(path ?? Request.Path);
    }
}
