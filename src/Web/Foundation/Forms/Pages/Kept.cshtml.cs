using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Forms.Pages;

/// <summary>What was written on a page that was too old to send it, to be sent now.</summary>
[AllowUnfinishedAccount]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class KeptModel(KeptForms forms) : PageModel
{
    internal KeptForm? Form { get; private set; }

    public bool IsSomebodyElses { get; private set; }

    public string PageOfForm => Form!.Action.Split('?')[0];

    public async Task<IActionResult> OnGetAsync()
    {
        Form = await forms.ReadAsync(HttpContext);
        if (Form is null || !new FormKey(Form.Key).IsForSomebody || new FormKey(Form.Key).IsFor(User))
        {
            return Page();
        }

        if (User.Identity?.IsAuthenticated != true)
        {
            return Challenge();
        }

        (Form, IsSomebodyElses) = (null, true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await forms.ForgetAsync(HttpContext);
        return LocalRedirect("/");
    }
}
